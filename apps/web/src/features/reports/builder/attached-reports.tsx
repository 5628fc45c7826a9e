/** On the page of a publication: the reports that are made of it, and for the head office the act of attaching one. */
import { useMutation, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useCan } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { TextLink } from '../../../ui/link.js'
import { Section } from '../../../ui/section.js'
import { pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { AttachDialog } from './attach-dialog.js'
import { attachedReportsQuery, detachReportMutation, type AttachedReport } from './report.operations.js'
import { exportHref } from './report-files.js'
import styles from './builder.module.css'

interface PublicationIds {
  readonly editionId: string
  readonly audienceId: string
}

function DetachDialog({ report, onClose }: { readonly report: AttachedReport; readonly onClose: () => void }) {
  const t = useText()
  const say = useLocalized()
  const [mutate] = useMutation(detachReportMutation, { refetchQueries: [attachedReportsQuery] })
  const state = useAct<'attachedId'>({ names: ['attachedId'] }, onClose)
  const detach = () =>
    void state.run(async () => {
      await mutate({ variables: { input: { attachedId: report.id } } })
      showToast({ kind: 'done', text: t('reports.builder.detach.done') })
    })
  return (
    <ActDialog title={t('reports.builder.detach.title')} submit={t('reports.builder.detach')} isDangerous prefix="detach" names={['attachedId']} {...{ state, onClose }} onSubmit={detach}>
      <p className={styles.say}>{t('reports.builder.detach.text', { name: say(report.name) })}</p>
    </ActDialog>
  )
}

interface ItemProps {
  readonly report: AttachedReport
  /** Takes it off the publication; nothing for those who may not. */
  readonly onDetach: (() => void) | null
}

function Item({ report, onDetach }: ItemProps) {
  const t = useText()
  const lang = useLanguage()
  const { id: attachedId, editionId, audienceId, name, description, parameter, places, versionNumber } = report
  const [title, about] = [pickText(name, lang), pickText(description, lang)]
  return (
    <li className={styles.attached}>
      <div>
        <TextLink to="/$lang/publications/$editionId/$audienceId/reports/$attachedId" params={{ lang, editionId, audienceId, attachedId }} lang={title.lang === lang ? undefined : title.lang}>
          {title.text}
        </TextLink>
        {about.text !== '' && (
          <span className={styles.about} lang={about.lang === lang ? undefined : about.lang}>
            {about.text}
          </span>
        )}
        <span className={styles.quietLine}>
          {parameter === 'none' && (
            <>
              <a href={exportHref(attachedId, 'pdf', { lang })}>
                PDF<span className="visually-hidden">: {title.text}</span>
              </a>
              {' · '}
              <a href={exportHref(attachedId, 'xlsx', { lang })}>
                Excel<span className="visually-hidden">: {title.text}</span>
              </a>
            </>
          )}
          {parameter !== 'none' && t('reports.builder.attached.places', { count: places.length })}
          {onDetach && ` · ${t('reports.builder.version', { number: versionNumber })}`}
        </span>
      </div>
      {onDetach && (
        <Button size="small" variant="quiet" onClick={onDetach}>
          {t('reports.builder.detach')}
          <span className="visually-hidden">: {title.text}</span>
        </Button>
      )}
    </li>
  )
}

/** Nothing for a reader of a publication that has no reports. */
export function AttachedReports({ editionId, audienceId }: PublicationIds) {
  const mayManage = useCan('report.manage')
  const { data, error, refetch } = useQuery(attachedReportsQuery, { variables: { editionId, audienceId }, fetchPolicy: 'cache-and-network' })
  if (error && !data) return <ErrorNotice error={error} onRetry={() => void refetch()} />
  const reports = data?.attachedReports ?? []
  return reports.length === 0 && !(data && mayManage) ? null : <Reports {...{ editionId, audienceId, reports, mayManage }} />
}

interface ReportsProps extends PublicationIds {
  readonly reports: readonly AttachedReport[]
  readonly mayManage: boolean
}

function Reports({ editionId, audienceId, reports, mayManage }: ReportsProps) {
  const t = useText()
  const [open, setOpen] = useState<AttachedReport | 'attach' | null>(null)
  const attach = (
    <Button size="small" onClick={() => setOpen('attach')}>
      {t('reports.builder.attach')}
    </Button>
  )
  return (
    <Section title={t('reports.builder.attached')} aside={mayManage && reports.length > 0 && attach}>
      {reports.length === 0 && <EmptyState title={t('reports.builder.attached.none')} text={t('reports.builder.attached.noneText')} action={attach} />}
      <ul className={styles.attachedList}>
        {reports.map((report) => (
          <Item key={report.id} report={report} onDetach={mayManage ? () => setOpen(report) : null} />
        ))}
      </ul>
      {open === 'attach' ? (
        <AttachDialog {...{ editionId, audienceId, reports }} onClose={() => setOpen(null)} />
      ) : (
        open && <DetachDialog report={open} onClose={() => setOpen(null)} />
      )}
    </Section>
  )
}
