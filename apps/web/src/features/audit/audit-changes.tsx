/** What a record held before and after, field by field and side by side. */
import { useIntl } from 'react-intl'
import { useText } from '../../ui/text.js'
import type { AuditRow } from './audit.operations.js'
import styles from './audit.module.css'

type Change = AuditRow['changes'][number]

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

export function AuditChanges({ changes }: { readonly changes: readonly Change[] }) {
  const t = useText()
  const { messages } = useIntl()
  const nameOf = (field: string) => (messages[`audit.field.${field}`] === undefined ? field : t(`audit.field.${field}`))
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
              <th scope="row">{nameOf(change.field)}</th>
              <td>
                <Side values={change.before} />
              </td>
              <td>
                <Side values={change.after} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {changes.some(({ isHidden }) => isHidden) && <p className={styles.quiet}>{t('audit.entry.hidden')}</p>}
    </>
  )
}
