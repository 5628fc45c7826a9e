/** One sentence that says where what was written is. Said aloud when it is saved and when it is not. */
import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react'
import { Button } from '../../../../ui/button.js'
import { useErrorMessage } from '../../../../ui/error-message.js'
import { useFormat } from '../../../../ui/format.js'
import { useText } from '../../../../ui/text.js'
import type { ReportDraft } from './use-report-draft.js'
import styles from './editor.module.css'

const icons = { saved: IconCloudCheck, waiting: IconCloudUp, saving: IconCloudUp, failed: IconCloudOff, clash: IconCloudOff } as const

export function SaveLine({ draft: { phase, failure, savedAt, retry } }: { readonly draft: Pick<ReportDraft, 'phase' | 'failure' | 'savedAt' | 'retry'> }) {
  const t = useText()
  const format = useFormat()
  const describe = useErrorMessage()
  const Icon = icons[phase]
  const sentence =
    phase === 'failed'
      ? describe(failure).text
      : phase === 'saved' && savedAt === null
        ? t('reports.builder.save.none')
        : t(`reports.builder.save.${phase}`, { time: savedAt === null ? '' : format.time(savedAt) })
  return (
    <div className={styles.save} data-phase={phase}>
      <Icon size={20} stroke={1.6} aria-hidden="true" />
      <p role="status">{phase === 'waiting' || phase === 'saving' ? <span aria-hidden="true">{sentence}</span> : sentence}</p>
      {phase === 'failed' && (
        <Button size="small" onClick={retry}>
          {t('ui.error.retry')}
        </Button>
      )}
    </div>
  )
}
