import type { ControlWire } from '@omise-sandbox/api'
import { useState } from 'preact/hooks'
import { useClients } from '../session/use-clients.ts'
import { useForm } from '../ui/form.tsx'
import { caseOf, type DoctorProblems, emptyDraft, problemsOf } from './doctor-draft.ts'

/** What is told to the doctor, and what it answered. */
export function useDoctor() {
  const { control } = useClients()
  const [draft, setDraft] = useState(emptyDraft)
  const [problems, setProblems] = useState<DoctorProblems>({})
  const [answer, setAnswer] = useState<ControlWire['Diagnosis'] | undefined>(undefined)
  const form = useForm({
    send({ run }) {
      const found = problemsOf(draft)
      setProblems(found)
      setAnswer(undefined)
      if (Object.keys(found).length > 0) return
      void run(async () => setAnswer(await control.doctor.diagnoseSignature(caseOf(draft))))
    },
  })

  /** Forgets all but the delivery it is to be asked about. */
  function begin(delivery: string): void {
    setDraft({ ...emptyDraft, delivery })
    setProblems({})
    setAnswer(undefined)
    form.action.clear()
  }

  return { draft, problems, answer, form, setDraft, begin }
}
