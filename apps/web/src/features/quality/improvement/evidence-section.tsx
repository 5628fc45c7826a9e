/** What shows that something has been done: files, links and notes. */
import { useMutation } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { type ImprovementRecord, removeEvidenceMutation } from './improvement.operations.js'
import styles from './improvement.module.css'

interface EvidenceProps {
  readonly improvement: ImprovementRecord
  readonly onAdd: (() => void) | undefined
}

export function Evidence({ improvement: { evidence, mayEdit }, onAdd }: EvidenceProps) {
  const t = useText()
  const format = useFormat()
  const [remove] = useMutation(removeEvidenceMutation)
  const [removing, setRemoving] = useState<{ readonly id: string; readonly title: string } | null>(null)
  async function drop(evidenceId: string) {
    await remove({ variables: { input: { evidenceId } } })
    showToast({ kind: 'done', text: t('improvement.evidence.removed') })
  }
  return (
    <Section title={t('improvement.evidence.title')} aside={onAdd && <Button size="small" onClick={onAdd}>{t('improvement.evidence.add')}</Button>}>
      {evidence.length === 0 ? (
        <p className={styles.words}>{t('improvement.evidence.none')}</p>
      ) : (
        <ul className={styles.evidence}>
          {evidence.map(({ id, kind, title, note, url, addedAt, addedBy }) => (
            <li key={id}>
              <p className={styles.cardLine}>
                {kind === 'link' && url !== null ? (
                  <a href={url} rel="noreferrer noopener" target="_blank">
                    {title}
                  </a>
                ) : (
                  <span className={styles.cardTitle}>
                    {kind === 'file' ? (
                      <a href={`/api/quality/improvement-evidence/${id}/file`} download>
                        <IconDownload size={16} aria-hidden="true" /> {title}
                      </a>
                    ) : (
                      title
                    )}
                  </span>
                )}
                {mayEdit && (
                  <Button size="small" variant="quiet" aria-label={t('improvement.evidence.removeOf', { title })} onClick={() => setRemoving({ id, title })}>
                    {t('improvement.evidence.remove')}
                  </Button>
                )}
              </p>
              {note !== '' && <p>{note}</p>}
              <p className={styles.quiet}>{[addedBy?.displayName, format.instant(addedAt)].filter(Boolean).join(', ')}</p>
            </li>
          ))}
        </ul>
      )}
      {removing && (
        <RemoveDialog
          title={t('improvement.evidence.removeOf', { title: removing.title })}
          submit={t('improvement.evidence.remove')}
          remove={() => drop(removing.id)}
          onClose={() => setRemoving(null)}
        >
          {t('improvement.evidence.removeText')}
        </RemoveDialog>
      )}
    </Section>
  )
}
