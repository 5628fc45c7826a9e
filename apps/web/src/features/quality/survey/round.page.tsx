/** One round of a survey: what went out and came back, the devices, and what may be shown once it has ended. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { RecordHistory } from '../../../app/record-history.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button } from '../../../ui/button.js'
import { type Column, DataTable } from '../../../ui/data-table.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { useFormat } from '../../../ui/format.js'
import { Menu } from '../../../ui/menu.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { Value } from '../../../ui/value.js'
import { CancelDialog, EndDialog, ExtendDialog, KioskDialog, LinksDialog } from './round-dialogs.js'
import { RoundKiosks } from './round-kiosks.js'
import { RoundResults } from './round-results.js'
import { answeredShare, RoundMark, SurveyLink, SurveysCrumb, usePeriodText, useSurveyWords } from './survey-words.js'
import { NoSurvey } from './survey.page.js'
import { type SurveyUnit, surveyRoundQuery, type WholeRound } from './survey-round.operations.js'
import styles from './survey.module.css'

export function SurveyRoundPage() {
  const { id } = useParams({ strict: false }) as { id?: string }
  return <OneRound id={id ?? ''} />
}

export function OneRound({ id }: { readonly id: string }) {
  const { data, error, refetch } = useQuery(surveyRoundQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded round={data.surveyRound} />
  if (!error) return <Skeleton withHeading lines={12} />
  return toApiError(error).kind === 'missing' ? <NoSurvey /> : <ErrorNotice error={error} onRetry={() => void refetch()} />
}

function Loaded({ round }: { readonly round: WholeRound }) {
  const t = useText()
  const say = useSurveyWords()
  const pick = useLocalized()
  const period = usePeriodText()
  const isOver = round.standing === 'closed' || round.standing === 'cancelled'
  return (
    <>
      <PageHeader
        title={t('survey.round.title', { name: say(round.name), owner: pick(round.owner.name) })}
        breadcrumb={[<SurveysCrumb key="list" />, <SurveyLink key="one" survey={{ id: round.surveyId, name: round.name, code: '' }} />]}
        meta={
          <>
            {period(round)} · <RoundMark standing={round.standing} />
          </>
        }
        actions={<Acts round={round} />}
      />
      {round.standing === 'closed' && <RoundResults round={round} />}
      {!isOver && <p className={styles.quiet}>{t('survey.round.notYet', { least: round.minimum })}</p>}
      {round.standing === 'cancelled' && <p className={styles.quiet}>{t('survey.round.gone')}</p>}
      <RoundUnits round={round} />
      <RoundKiosks round={round} />
      <RecordHistory subjectType="survey_round" subjectId={round.id} />
    </>
  )
}

type Act = 'extend' | 'end' | 'cancel'

function Acts({ round }: { readonly round: WholeRound }) {
  const t = useText()
  const lang = useLanguage()
  const [open, setOpen] = useState<Act | null>(null)
  const close = () => setOpen(null)
  const isOver = round.standing === 'closed' || round.standing === 'cancelled'
  const href = (format: string) => `/api/quality/survey-rounds/${round.id}/results.${format}?lang=${lang}`
  return (
    <>
      {round.figures.length > 0 && (
        <Menu
          align="end"
          button={(button) => (
            <Button icon={IconDownload} {...button}>
              {t('survey.list.export')}
            </Button>
          )}
          items={(['xlsx', 'csv'] as const).map((format) => ({ key: format, label: t(`survey.file.${format}`), href: href(format) }))}
        />
      )}
      {round.mayManage && !isOver && (
        <>
          <Menu align="end" button={(button) => <Button {...button}>{t('survey.more')}</Button>} items={[{ key: 'cancel', label: t('survey.cancel.open'), onPick: () => setOpen('cancel') }]} />
          <Button onClick={() => setOpen('extend')}>{t('survey.extend.open')}</Button>
          <Button onClick={() => setOpen('end')}>{t('survey.end.open')}</Button>
        </>
      )}
      {open === 'extend' && <ExtendDialog round={round} onClose={close} />}
      {open === 'end' && <EndDialog round={round} onClose={close} />}
      {open === 'cancel' && <CancelDialog round={round} onClose={close} />}
    </>
  )
}

function useUnitColumns(round: WholeRound, onOpen: (act: { readonly kind: 'links' | 'kiosk'; readonly unit: SurveyUnit }) => void): readonly Column<SurveyUnit>[] {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const isOver = round.standing === 'closed' || round.standing === 'cancelled'
  const hasActs = !isOver && round.units.some(({ mayManage }) => mayManage)
  const columns: readonly Column<SurveyUnit>[] = [
    { id: 'unit', header: t('survey.unit.unit'), cell: ({ unit }) => pick(unit.name), total: t('survey.unit.total') },
    { id: 'links', header: t('survey.unit.links'), cell: ({ linkCount }) => format.number(linkCount), isNumeric: true, total: format.number(round.linkCount) },
    { id: 'used', header: t('survey.unit.used'), cell: ({ usedCount }) => format.number(usedCount), isNumeric: true, total: format.number(round.usedCount) },
    {
      ...{ id: 'share', header: t('survey.unit.share'), isNumeric: true },
      cell: (unit) => {
        const share = answeredShare(unit)
        return share === null ? <Value value="notApplicable" /> : format.percent(share)
      }
    },
    { id: 'kiosk', header: t('survey.unit.kiosk'), cell: ({ kioskCount }) => format.number(kioskCount), isNumeric: true, total: format.number(round.kioskCount) }
  ]
  if (!hasActs) return columns
  return [
    ...columns,
    {
      ...{ id: 'acts', header: '', spokenHeader: t('survey.unit.acts') },
      cell: (unit) =>
        unit.mayManage && (
          <span className={styles.acts}>
            <Button size="small" aria-label={t('survey.links.openFor', { unit: pick(unit.unit.name) })} onClick={() => onOpen({ kind: 'links', unit })}>
              {t('survey.links.open')}
            </Button>
            {round.standing === 'open' && (
              <Button size="small" aria-label={t('survey.kiosk.openFor', { unit: pick(unit.unit.name) })} onClick={() => onOpen({ kind: 'kiosk', unit })}>
                {t('survey.kiosk.open')}
              </Button>
            )}
          </span>
        )
    }
  ]
}

function RoundUnits({ round }: { readonly round: WholeRound }) {
  const t = useText()
  const [open, setOpen] = useState<{ readonly kind: 'links' | 'kiosk'; readonly unit: SurveyUnit } | null>(null)
  const columns = useUnitColumns(round, setOpen)
  const close = () => setOpen(null)
  return (
    <Section title={t('survey.unit.title')} note={t('survey.unit.note')}>
      <DataTable caption={t('survey.unit.title')} columns={columns} rows={round.units} rowKey={({ unit }) => unit.id} />
      {open?.kind === 'links' && <LinksDialog round={round} unit={open.unit} onClose={close} />}
      {open?.kind === 'kiosk' && <KioskDialog round={round} unit={open.unit} onClose={close} />}
    </Section>
  )
}
