/** What came of an item: the words of the minutes, how it was dealt with, the votes, who dissents; the outcome is told as it is typed. */
import { useMutation, useQuery } from '@apollo/client/react'
import { isDecided, type MeetingHandling, type MeetingOutcome, type TieBreak, tieBreaks } from '@solmu/domain/governance/meeting.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { languageName, languages, useLocalized, useText } from '../../../ui/text.js'
import { useKeptForm } from '../use-kept-form.js'
import { BallotResult } from './agenda-view.js'
import { firstRecord, foreseen, type ForeseenOutcome, handlingsOf, type ItemRecordForm, votesOf } from './item-form.js'
import { type MeetingDialogProps, meetingRef } from './meeting-ref.js'
import { OutcomeMark } from './meeting-words.js'
import { type MeetingItem, meetingPlacesQuery, recordMeetingItemMutation } from './meeting.operations.js'
import { QuorumLine } from './quorum-line.js'
import { useMatterRule } from './use-matter-rule.js'
import fields from '../../../ui/form-field.module.css'
import styles from './meeting.module.css'

const names = ['minutes', 'handling', 'votes', 'tieBreak', 'decidedVersion', 'dissent'] as const
type Name = (typeof names)[number]
type ItemProps = { readonly item: MeetingItem }
type FieldProps = { readonly form: ItemRecordForm; readonly change: (part: Partial<ItemRecordForm>) => void; readonly errors: Readonly<Partial<Record<Name, string>>> }

export function ItemDialog({ meeting, item, onClose }: MeetingDialogProps & ItemProps) {
  const t = useText()
  const pick = useLocalized()
  const rule = useMatterRule(meeting, item.matter)
  const { form, change, forget } = useKeptForm<ItemRecordForm>(['meeting-item', item.id], firstRecord(item))
  const [record] = useMutation(recordMeetingItemMutation)
  const state = useAct<Name>({ names, placeOf: (path) => names.find((name) => path.includes(name)) }, onClose)
  const next = foreseen(form, { meeting, item, rule })
  const votes = votesOf(form)
  const submit = () =>
    void state.run(
      async () => {
        const { minutes, handling, tieBreak, dissent } = form
        const said = { minutes, handling: handling || null, votes: handling === 'voted' ? votes : null, tieBreak: handling === 'voted' ? tieBreak || null : null }
        await record({ variables: { input: { ...meetingRef(meeting), itemId: item.id, ...said, dissent: dissent.map((each) => ({ ...each })), ballotId: form.ballotId || null, decidedVersion: Number(form.version) || null } } })
        forget()
      },
      form.handling === 'voted' && votes === null ? { votes: t('meeting.needs.number') } : {}
    )
  return (
    <ActDialog prefix="item" title={`${item.position}. ${pick(item.title)}`} submit={t('meeting.record.save')} width="46rem" {...{ names, state, onClose }} onSubmit={submit}>
      {item.quorum && <QuorumLine what={t('meeting.quorum.ofItem', { number: item.position })} quorum={item.quorum} />}
      <HandlingFields {...{ form, change, item, next }} leads={meeting.duties.includes('lead')} errors={state.refusal.fields} />
      {isDecided(item.kind) && <BallotField {...{ form, change, meeting, item }} />}
      {isDecided(item.kind) && <VersionField {...{ form, change, item }} errors={state.refusal.fields} />}
      <MinutesFields {...{ form, change }} errors={state.refusal.fields} />
      <DissentFields {...{ form, change }} errors={state.refusal.fields} />
    </ActDialog>
  )
}

function HandlingFields({ form, change, errors, item, next, leads }: FieldProps & ItemProps & { readonly next: ForeseenOutcome | null; readonly leads: boolean }) {
  const t = useText()
  const choices = [{ value: '', label: t('meeting.record.notYet') }, ...handlingsOf(item).map((value) => ({ value, label: t(`meeting.handling.${value}`) }))]
  const isTied = next?.outcome === 'tie' || form.tieBreak !== '' || errors.tieBreak !== undefined
  return (
    <>
      <SelectField {...{ id: 'item-handling', label: t('meeting.record.handling'), value: form.handling, options: choices, error: errors.handling }} onChange={({ target }) => change({ handling: target.value as MeetingHandling | '', tieBreak: '' })} />
      {form.handling === 'voted' && (
        <>
          {item.majority && <p>{t('meeting.record.majority', { share: t(`charter.share.${item.majority}`) })}</p>}
          <div className={styles.votes}>
            {(['for', 'against', 'abstain'] as const).map((side) => (
              <TextField
                {...{ id: side === 'for' ? 'item-votes' : `item-votes-${side}`, label: t(`meeting.record.${side}`), inputMode: 'numeric', value: form[side], error: side === 'for' ? errors.votes : undefined }}
                key={side}
                onChange={({ target }) => change({ [side]: target.value, tieBreak: '' })}
              />
            ))}
          </div>
          {isTied && item.tie && (
            <SelectField
              {...{ id: 'item-tieBreak', label: t('meeting.record.tieBreak'), help: t(leads ? `charter.tie.${item.tie}` : 'meeting.duty.tie'), value: form.tieBreak, error: errors.tieBreak, disabled: !leads }}
              options={[{ value: '', label: t('meeting.record.noTieBreak') }, ...tieBreaks.map((value) => ({ value, label: t(`meeting.record.${value}`) }))]}
              onChange={({ target }) => change({ tieBreak: target.value as TieBreak | '' })}
            />
          )}
        </>
      )}
      <Foreseen next={next} />
    </>
  )
}

/** The ballot in which it was voted on, of those of the body that were counted. */
function BallotField({ form, change, meeting, item }: Omit<FieldProps, 'errors'> & ItemProps & Pick<MeetingDialogProps, 'meeting'>) {
  const t = useText()
  const pick = useLocalized()
  const { data } = useQuery(meetingPlacesQuery)
  const ballots = data?.meetingPlaces.find(({ body }) => body.id === meeting.body.id)?.ballots ?? []
  const known = item.ballot && !ballots.some(({ id }) => id === item.ballot?.id) ? [item.ballot, ...ballots] : ballots
  if (known.length === 0) return null
  return (
    <>
      <SelectField
        {...{ id: 'item-ballot', label: t('meeting.record.ballot'), help: t('meeting.record.ballotHelp'), isOptional: true, value: form.ballotId }}
        options={[{ value: '', label: t('meeting.record.noBallot') }, ...known.map(({ id, title }) => ({ value: id, label: pick(title) }))]}
        onChange={({ target }) => change({ ballotId: target.value })}
      />
      {item.ballot?.id === form.ballotId && <BallotResult ballot={item.ballot} />}
    </>
  )
}

/** Which version of the proposal is decided, where one was written after the notice. */
function VersionField({ form, change, errors, item: { proposal } }: FieldProps & ItemProps) {
  const t = useText()
  if (proposal === null || proposal.noticedVersion === null || proposal.latestVersion === proposal.noticedVersion) return null
  const { noticedVersion, latestVersion } = proposal
  const options = Array.from({ length: latestVersion - noticedVersion + 1 }, (_one, at) => noticedVersion + at)
  return (
    <SelectField
      {...{ id: 'item-decidedVersion', label: t('meeting.record.version'), help: t('meeting.record.versionHelp'), value: form.version, error: errors.decidedVersion }}
      options={options.map((number) => ({ value: String(number), label: t(number === noticedVersion ? 'meeting.record.versionNoticed' : 'meeting.item.version', { number }) }))}
      onChange={({ target }) => change({ version: target.value })}
    />
  )
}

/** The outcome by the rules, and what is impossible, as it is typed. */
function Foreseen({ next }: { readonly next: ForeseenOutcome | null }) {
  const t = useText()
  const isImpossible = next?.problem === 'VOTES_IMPOSSIBLE'
  return (
    <p role="status" className={styles.meta}>
      {isImpossible && t('errors.VOTES_IMPOSSIBLE')}
      {next && !isImpossible && (next.outcome === 'tie' ? t('meeting.record.tied') : <Outcome outcome={next.outcome} />)}
    </p>
  )
}

function Outcome({ outcome }: { readonly outcome: MeetingOutcome }) {
  const t = useText()
  return (
    <>
      <span>{t('meeting.record.outcome')}</span>
      <OutcomeMark outcome={outcome} />
    </>
  )
}

function MinutesFields({ form, change, errors }: FieldProps) {
  const t = useText()
  return languages.map((each) => (
    <FormField key={each} id={each === 'fi' ? 'item-minutes' : `item-minutes-${each}`} label={t('meeting.record.minutes', { language: languageName[each] })} help={each === 'fi' ? t('meeting.record.minutesHelp') : undefined} isOptional error={each === 'fi' ? errors.minutes : undefined}>
      {(control) => <textarea {...control} className={fields.input} rows={each === 'fi' ? 5 : 2} lang={each} maxLength={10_000} value={form.minutes[each]} onChange={({ target }) => change({ minutes: { ...form.minutes, [each]: target.value } })} />}
    </FormField>
  ))
}

function DissentFields({ form: { dissent }, change, errors }: FieldProps) {
  const t = useText()
  const edit = (place: number, part: Partial<ItemRecordForm['dissent'][number]>) => change({ dissent: dissent.map((one, at) => (at === place ? { ...one, ...part } : one)) })
  return (
    <>
      {dissent.map(({ name, reason }, place) => (
        <div key={place}>
          <TextField {...{ id: place === 0 ? 'item-dissent' : `item-dissent-${place}`, label: t('meeting.dissent.name', { number: place + 1 }), value: name, maxLength: 200, error: place === 0 ? errors.dissent : undefined }} onChange={({ target }) => edit(place, { name: target.value })} />
          <TextField id={`item-dissent-reason-${place}`} label={t('meeting.dissent.reason', { number: place + 1 })} isOptional value={reason} maxLength={2000} onChange={({ target }) => edit(place, { reason: target.value })} />
          <Button size="small" variant="quiet" onClick={() => change({ dissent: dissent.filter((_one, at) => at !== place) })}>
            {t('meeting.dissent.remove', { number: place + 1 })}
          </Button>
        </div>
      ))}
      <Button size="small" onClick={() => change({ dissent: [...dissent, { name: '', reason: '' }] })}>
        {t('meeting.dissent.add')}
      </Button>
    </>
  )
}
