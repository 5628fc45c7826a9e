/** What a record held before and after, field by field and side by side. */
import { useText } from '../../ui/text.js'
import { useAuditWords } from './audit-words.js'
import type { AuditRow } from './audit.operations.js'
import styles from './audit.module.css'

function Side({ values }: { readonly values: readonly string[] | null }) {
  const t = useText()
  if (values === null || values.length === 0) return <span className={styles.nothing}>{t('audit.entry.nothing')}</span>
  if (values.length === 1) return <span className={styles.value}>{values[0] === '' ? t('audit.entry.nothing') : values[0]}</span>
  return (
    <ul className={styles.values}>
      {values.map((value, place) => (
        <li key={`${place}-${value}`}>{value}</li>
      ))}
    </ul>
  )
}

export function AuditChanges({ entry }: { readonly entry: Pick<AuditRow, 'changes' | 'names'> }) {
  const t = useText()
  const words = useAuditWords(entry)
  const { changes } = entry
  const told = (field: string, values: readonly string[] | null) => values?.map((value) => words.value(field, value)) ?? null
  if (changes.length === 0) return <p className={styles.quiet}>{t('audit.entry.noChanges')}</p>
  return (
    <>
      <table className={styles.changes}>
        <thead>
          <tr>
            <th scope="col">{t('audit.entry.field')}</th>
            <th scope="col">{t('audit.entry.before')}</th>
            <th scope="col">{t('audit.entry.after')}</th>
          </tr>
        </thead>
        <tbody>
          {changes.map((change) => (
            <tr key={change.field}>
              <th scope="row">{words.field(change.field)}</th>
              <td>
                <Side values={told(change.field, change.before)} />
              </td>
              <td>
                <Side values={told(change.field, change.after)} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.some(({ isHidden }) => isHidden) && <p className={styles.quiet}>{t('audit.entry.hidden')}</p>}
    </>
  )
}
