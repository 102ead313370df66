/** What the fields of a form are given: to show a part of its draft and what is wrong with that, and to change it. */
export function fieldsOf<Draft extends object>(
  draft: Draft,
  onChange: (draft: Draft) => void,
  problems?: Readonly<Partial<Record<keyof Draft, string | undefined>>>,
) {
  return <Name extends keyof Draft>(name: Name) => ({
    value: draft[name],
    problem: problems?.[name],
    onChange: (value: Draft[Name]) => onChange({ ...draft, [name]: value }),
  })
}
