/** One meeting: when and where, by which rules, its agenda and what came of it, who was there, and who has signed the minutes. */
import { useQuery } from '@apollo/client/react'
import { IconDownload } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { meetingPhases, type MeetingState } from '@solmu/domain/governance/meeting.workflow.js'
import { Discussion } from '../../../app/discussion.js'
import { useViewer } from '../../../app/viewer.js'
import { toApiError } from '../../../graphql/api-error.js'
import { Button, ButtonAnchor, ButtonLink } from '../../../ui/button.js'
import { EmptyState } from '../../../ui/empty-state.js'
import { ErrorNotice } from '../../../ui/error-notice.js'
import { dayOfInstant, useFormat } from '../../../ui/format.js'
import { FormNotice } from '../../../ui/form-notices.js'
import { TextLink } from '../../../ui/link.js'
import { PageHeader } from '../../../ui/page-header.js'
import { Section } from '../../../ui/section.js'
import { Skeleton } from '../../../ui/skeleton.js'
import { useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { AgendaView } from './agenda-view.js'
import { AttendanceTable } from './attendance.js'
import { type MeetingAct, MeetingDialog } from './meeting-dialogs.js'
import { calendarAddress, MeetingsCrumb, MeetingStateMark, minutesAddress, noticeAddress, useMeetingTime } from './meeting-words.js'
import { type Meeting, meetingQuery } from './meeting.operations.js'
import { NoticeRule } from './notice-rule.js'
import { PaperList } from './papers.js'
import { QuorumLine } from './quorum-line.js'
import { Signatures } from './signatures.js'
import styles from '../governance.module.css'

export function MeetingPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <OneMeeting id={id} />
}

export function OneMeeting({ id }: { readonly id: string }) {
  const t = useText()
  const { data, error, refetch } = useQuery(meetingQuery, { variables: { id }, fetchPolicy: 'cache-and-network' })
  if (data) return <Loaded meeting={data.meeting} onDone={() => void refetch()} />
  if (!error) return <Skeleton withHeading lines={12} />
  if (toApiError(error).kind !== 'missing') return <ErrorNotice error={error} onRetry={() => void refetch()} />
  return (
    <>
      <PageHeader title={t('meeting.missing')} breadcrumb={[<MeetingsCrumb key="list" />]} />
      <EmptyState title={t('meeting.missingText')} />
    </>
  )
}

type MeetingProps = { readonly meeting: Meeting }

function Loaded({ meeting, onDone }: MeetingProps & { readonly onDone: () => void }) {
  const t = useText()
  const pick = useLocalized()
  const { items, attendance, papers, quorum, state } = meeting
  return (
    <>
      <PageHeader title={pick(meeting.title)} breadcrumb={[<MeetingsCrumb key="list" />]} meta={<MeetingStateMark state={state} />} actions={<Acts {...{ meeting, onDone }} />} />
      {state === 'open' && quorum && <QuorumLine what={t('meeting.quorum.ofMeeting')} quorum={quorum} />}
      <Obstacles meeting={meeting} />
      <Facts meeting={meeting} />
      <Files meeting={meeting} />
      <Section title={t('meeting.agenda.title')}>{items.length === 0 ? <EmptyState title={t('meeting.agenda.none')} text={t('meeting.agenda.noneText')} /> : <AgendaView meeting={meeting} />}</Section>
      {papers.length > 0 && (
        <Section title={t('meeting.papers')}>
          <PaperList {...{ meeting, papers }} />
        </Section>
      )}
      {attendance.length > 0 && (
        <Section title={t('meeting.attendance.title')}>
          <AttendanceTable attendance={attendance} />
        </Section>
      )}
      <Signatures meeting={meeting} />
      <Discussion subjectType="meeting" subjectId={meeting.id} />
    </>
  )
}

const paperStates: readonly MeetingState[] = meetingPhases.papers

function Acts({ meeting, onDone }: MeetingProps & { readonly onDone: () => void }) {
  const t = useText()
  const [act, setAct] = useState<MeetingAct | null>(null)
  const close = () => {
    setAct(null)
    onDone()
  }
  const can = (action: string): boolean => meeting.steps.some((step) => step.action === action && step.blockedBy.length === 0)
  const takesPapers = meeting.duties.includes('plan') && paperStates.includes(meeting.state)
  const acts: readonly MeetingAct[] = ['call', 'open', 'close', 'publish', 'record_freed']
  return (
    <>
      <Ways meeting={meeting} />
      {meeting.duties.includes('record') && (meeting.state === 'open' || meeting.state === 'closed') && <Button onClick={() => setAct('signers')}>{t('meeting.signers.open')}</Button>}
      {takesPapers && <Button onClick={() => setAct('paper')}>{t('meeting.paper.open')}</Button>}
      {acts.filter(can).map((each) => (
        <Button key={each} variant="primary" onClick={() => setAct(each)}>
          {t(`meeting.step.${each}`)}
        </Button>
      ))}
      {can('cancel') && (
        <Button variant="quiet" onClick={() => setAct('cancel')}>
          {t('meeting.step.cancel')}
        </Button>
      )}
      {act && <MeetingDialog {...{ act, meeting }} onClose={close} />}
    </>
  )
}

/** The pages of the meeting on which something is written or read. */
function Ways({ meeting }: MeetingProps) {
  return (
    <>
      {meeting.mayManage && <WritingWays meeting={meeting} />}
      {meeting.closedAt !== null && <MinutesWay meeting={meeting} />}
    </>
  )
}

/** One button is filled: what comes next. */
function WritingWays({ meeting: { id, state, items, steps } }: MeetingProps) {
  const t = useText()
  const lang = useLanguage()
  const params = { lang, id }
  const isHeld = steps.some(({ action, blockedBy }) => action === 'close' && blockedBy.length > 0)
  if (state === 'open' || state === 'closed') {
    return (
      <ButtonLink variant={isHeld ? 'primary' : 'outlined'} to="/$lang/governance/meetings/$id/hold" params={params}>
        {t(`meeting.hold.${state}`)}
      </ButtonLink>
    )
  }
  if (state !== 'draft') return null
  return (
    <>
      <ButtonLink to="/$lang/governance/meetings/$id/edit" params={params}>
        {t('meeting.change.open')}
      </ButtonLink>
      <ButtonLink variant={items.length === 0 ? 'primary' : 'outlined'} to="/$lang/governance/meetings/$id/agenda" params={params}>
        {t('meeting.agenda.open')}
      </ButtonLink>
    </>
  )
}

function MinutesWay({ meeting: { id, state, signatures } }: MeetingProps) {
  const t = useText()
  const lang = useLanguage()
  const mustSign = state === 'closed' && signatures.some(({ isMine, signedAt }) => isMine && signedAt === null)
  return (
    <ButtonLink variant={mustSign ? 'primary' : 'outlined'} to="/$lang/governance/meetings/$id/minutes" params={{ lang, id }}>
      {t(mustSign ? 'meeting.minutes.sign' : 'meeting.minutes.open')}
    </ButtonLink>
  )
}

/** What stands in the way of what comes next, and by when the notice has to go out. */
function Obstacles({ meeting }: MeetingProps) {
  const { state, mayManage, steps, notice, startsAt, signatures } = meeting
  const t = useText()
  const { today } = useViewer()
  const blocked = steps.find(({ action, blockedBy }) => action !== 'cancel' && blockedBy.length > 0)
  return (
    <>
      <OthersDuty meeting={meeting} />
      {state === 'draft' && mayManage && notice && <NoticeRule meetingOn={dayOfInstant(startsAt)} noticeDays={notice.demanded} today={today} />}
      {state === 'closed' && mayManage && !blocked && signatures.length === 0 && (
        <FormNotice title={t('meeting.blocked.title', { step: t('meeting.step.sign') })}>
          <p>{t('meeting.blocked.signers_named')}</p>
        </FormNotice>
      )}
      {blocked && (
        <FormNotice title={t('meeting.blocked.title', { step: t(`meeting.step.${blocked.action}`) })}>
          <ul>
            {blocked.blockedBy.map((guard) => (
              <li key={guard}>{t(`meeting.blocked.${guard}`)}</li>
            ))}
          </ul>
        </FormNotice>
      )}
    </>
  )
}

/** What comes next is for others: whoever writes for a body neither opens nor closes its meetings, and only the register publishes. */
function OthersDuty({ meeting: { state, duties } }: MeetingProps) {
  const t = useText()
  const isForChair = (state === 'called' || state === 'open') && !duties.includes('lead')
  const isForRegister = state === 'signed' && !duties.includes('publish')
  if (duties.length === 0 || !(isForChair || isForRegister)) return null
  return <p className={styles.below}>{t(isForChair ? 'meeting.duty.chair' : 'meeting.duty.register')}</p>
}

/** What can be taken along: the notice and the minutes on paper, and the meeting for a calendar. */
function Files({ meeting: { id, calledAt, closedAt } }: MeetingProps) {
  const t = useText()
  const lang = useLanguage()
  const files: readonly (readonly [name: string, address: string, isThere: boolean])[] = [
    ['pdf.notice', noticeAddress(id, lang), calledAt !== null],
    ['pdf.minutes', minutesAddress(id, lang), closedAt !== null],
    ['calendar.one', calendarAddress(id, lang), calledAt !== null]
  ]
  return (
    <div className={styles.acts} data-print="never">
      {files
        .filter(([, , isThere]) => isThere)
        .map(([name, address]) => (
          <ButtonAnchor key={name} size="small" icon={IconDownload} href={address}>
            {t(`meeting.${name}`)}
          </ButtonAnchor>
        ))}
    </div>
  )
}

function Facts({ meeting }: MeetingProps) {
  const t = useText()
  const pick = useLocalized()
  const lang = useLanguage()
  const format = useFormat()
  const time = useMeetingTime()
  const { body, place, procedure, charterNumber, notice, calledAt, openedAt, closedAt, publication } = meeting
  const at = (instant: string | null): string => (instant === null ? '' : format.instant(instant))
  const facts: readonly (readonly [name: string, text: string])[] = [
    ['startsAt', time(meeting)],
    ['place', place],
    ['procedure', t(`meeting.procedure.${procedure}`)],
    ['charter', charterNumber === null ? '' : t('charter.versionNumber', { number: charterNumber })],
    ['noticeDays', notice && calledAt !== null ? t('meeting.notice.given', { given: notice.given, demanded: notice.demanded }) : ''],
    ['calledAt', at(calledAt)],
    ['shortNotice', meeting.shortNoticeReason],
    ['openedAt', at(openedAt)],
    ['closedAt', at(closedAt)],
    ['chair', meeting.chairName],
    ['secretary', meeting.secretaryName],
    ['publication', publication === null ? '' : t(`register.publication.${publication}`)],
    ['reason', meeting.endReason]
  ]
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t('meeting.field.body')}</dt>
        <dd>
          <TextLink to="/$lang/governance/bodies/$id" params={{ lang, id: body.id }}>
            {pick(body.name)}
          </TextLink>
        </dd>
      </div>
      {facts
        .filter(([, text]) => text !== '')
        .map(([name, text]) => (
          <div key={name}>
            <dt>{t(`meeting.field.${name}`)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      {meeting.remoteLink !== '' && (
        <div>
          <dt>{t('meeting.field.remoteLink')}</dt>
          <dd>
            <a href={meeting.remoteLink} target="_blank" rel="noreferrer noopener">
              {meeting.remoteLink}
            </a>
          </dd>
        </div>
      )}
    </dl>
  )
}
