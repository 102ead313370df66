import type { ControlWire } from '@omise-sandbox/api'
import { useState } from 'preact/hooks'
import { type Action, useAction } from '../live/use-action.ts'
import { useClients } from '../session/use-clients.ts'
import {
  caseOf,
  type DoctorDraft,
  type DoctorProblems,
  emptyDraft,
  problemsOf,
} from './doctor-draft.ts'

/** What is told to the doctor, and what it answered. */
interface Doctor {
  readonly draft: DoctorDraft
  readonly problems: DoctorProblems
  readonly answer: ControlWire['Diagnosis'] | undefined
  readonly action: Action
  change(part: Partial<DoctorDraft>): void
  /** Forgets all but the delivery it is to be asked about. */
  begin(delivery: string): void
  ask(): Promise<void>
}

export function useDoctor(): Doctor {
  const { control } = useClients()
  const action = useAction()
  const [draft, setDraft] = useState(emptyDraft)
  const [problems, setProblems] = useState<DoctorProblems>({})
  const [answer, setAnswer] = useState<Doctor['answer']>(undefined)
  return {
    draft,
    problems,
    answer,
    action,
    change: (part) => setDraft({ ...draft, ...part }),
    begin(delivery) {
      setDraft({ ...emptyDraft, delivery })
      setProblems({})
      setAnswer(undefined)
      action.clear()
    },
    async ask() {
      const found = problemsOf(draft)
      setProblems(found)
      setAnswer(undefined)
      if (Object.keys(found).length > 0) return
      await action.run(async () => setAnswer(await control.doctor.diagnoseSignature(caseOf(draft))))
    },
  }
}
