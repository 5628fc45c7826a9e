/** The fields of an item of the agenda: in which way it is dealt with, what is proposed, and its texts. */
import { commonMatters } from '@solmu/domain/governance/charter-rules.js'
import { isDecided, type MeetingItemKind, meetingItemKinds } from '@solmu/domain/governance/meeting.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { type Language, languageName, languages, useLocalized, useText } from '../../../ui/text.js'
import { writtenText } from '../written-text.js'
import { ItemOrder } from './item-order.js'
import type { MeetingPlace } from './meeting.operations.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'

export type Texts = Readonly<Record<Language, string>>

/** An item as it is being written. */
export interface ItemForm {
  /** Tells the fields apart while they are moved. */
  readonly key: string
  readonly id: string | null
  readonly kind: MeetingItemKind
  readonly matter: string
  readonly title: Texts
  readonly proposalText: Texts
  readonly proposalId: string
  /** The proposed version of the charter, and the day from which it is to hold as it is typed. */
  readonly amendmentId: string
  readonly effectiveFrom: string
}

/** What is wrong with an item, at its fields. */
export type ItemErrors = Readonly<Partial<Record<'title' | 'amendmentId' | 'effectiveFrom', string>>>

interface ItemProps {
  readonly items: readonly ItemForm[]
  readonly at: number
  readonly place: MeetingPlace
  readonly errors: ItemErrors
  readonly onChange: (items: readonly ItemForm[]) => void
}

export function ItemFields({ items, at, place, errors, onChange }: ItemProps) {
  const t = useText()
  const item = items[at]
  if (!item) return null
  const edit = (part: Partial<ItemForm>) => onChange(items.map((one, each) => (each === at ? { ...one, ...part } : one)))
  const name = item.title.fi || t('meeting.agenda.unnamed', { number: at + 1 })
  return (
    <li>
      <Section title={`${at + 1}. ${name}`} aside={<ItemOrder {...{ items, place: at, name, onChange }} />}>
        <div className={forms.fields}>
          <SelectField
            {...{ id: `agenda-kind-${at}`, label: t('meeting.agenda.kind'), value: item.kind, options: meetingItemKinds.map((value) => ({ value, label: t(`meeting.item.kind.${value}`) })) }}
            onChange={({ target }) => edit({ kind: target.value as MeetingItemKind, amendmentId: '', matter: target.value === 'election' ? 'election' : 'ordinary' })}
          />
          {isDecided(item.kind) && <MatterField {...{ item, at, place, edit }} />}
        </div>
        {item.kind === 'decision' && item.matter === 'charter_amendment' && <AmendmentFields {...{ item, at, place, edit, errors }} />}
        <ItemTexts {...{ item, at, place, errors, edit }} />
      </Section>
    </li>
  )
}

type EditProps = { readonly item: ItemForm; readonly at: number; readonly place: MeetingPlace; readonly edit: (part: Partial<ItemForm>) => void }

/** What a matter is called: the common ones by the web, the charter's own by the charter. */
function useMatterName(): (matter: MeetingPlace['matters'][number]) => string {
  const t = useText()
  const pick = useLocalized()
  return ({ key, name }) => (commonMatters.some((common) => common === key) ? t(`charter.matter.${key}`) : pick(name))
}

function MatterField({ item, at, place, edit }: EditProps) {
  const t = useText()
  const nameOf = useMatterName()
  return (
    <SelectField
      {...{ id: `agenda-matter-${at}`, label: t('meeting.agenda.matter'), help: t('meeting.agenda.matterHelp'), value: item.matter }}
      options={place.matters.map((matter) => ({ value: matter.key, label: nameOf(matter) }))}
      onChange={({ target }) => edit({ matter: target.value, amendmentId: '' })}
    />
  )
}

/** Which proposed version of the charter is decided, and from when it is to hold. */
function AmendmentFields({ item, at, place, edit, errors }: EditProps & { readonly errors: ItemErrors }) {
  const t = useText()
  if (place.amendments.length === 0) return null
  return (
    <div className={forms.fields}>
      <SelectField
        {...{ id: `agenda-amendment-${at}`, label: t('meeting.agenda.amendment'), isOptional: true, value: item.amendmentId, error: errors.amendmentId }}
        options={[{ value: '', label: t('meeting.agenda.noAmendment') }, ...place.amendments.map(({ id, number }) => ({ value: id, label: t('charter.versionNumber', { number: Number(number) }) }))]}
        onChange={({ target }) => edit({ amendmentId: target.value, proposalId: '' })}
      />
      {item.amendmentId !== '' && (
        <TextField id={`agenda-effective-${at}`} label={t('meeting.agenda.effectiveFrom')} value={item.effectiveFrom} error={errors.effectiveFrom} onChange={({ target }) => edit({ effectiveFrom: target.value })} />
      )}
    </div>
  )
}

function ItemTexts({ item, at, place, errors, edit }: EditProps & { readonly errors: ItemErrors }) {
  const t = useText()
  const pick = useLocalized()
  const id = (field: string, each: Language): string => (each === 'fi' ? `agenda-${field}-${at}` : `agenda-${field}-${at}-${each}`)
  const choose = (proposalId: string) => {
    const chosen = place.proposals.find((each) => each.id === proposalId)
    // An item without a title takes that of what was proposed.
    edit({ proposalId, ...(chosen && item.title.fi.trim() === '' && { title: writtenText(chosen.title) }) })
  }
  return (
    <>
      {isDecided(item.kind) && item.amendmentId === '' && place.proposals.length > 0 && (
        <SelectField
          {...{ id: `agenda-proposal-${at}`, label: t('meeting.agenda.proposal'), isOptional: true, value: item.proposalId }}
          options={[{ value: '', label: t('meeting.agenda.noProposal') }, ...place.proposals.map((each) => ({ value: each.id, label: pick(each.title) }))]}
          onChange={({ target }) => choose(target.value)}
        />
      )}
      <div className={forms.fields}>
        {languages.map((each) => (
          <TextField
            {...{ id: id('title', each), label: t('meeting.agenda.titleIn', { language: languageName[each] }), value: item.title[each], maxLength: 200, lang: each, isOptional: each !== 'fi' }}
            key={each}
            error={each === 'fi' ? errors.title : undefined}
            onChange={({ target }) => edit({ title: { ...item.title, [each]: target.value } })}
          />
        ))}
      </div>
      {isDecided(item.kind) &&
        languages.map((each) => (
          <FormField key={each} id={id('text', each)} label={t('meeting.agenda.textIn', { language: languageName[each] })} isOptional>
            {(control) => <textarea {...control} className={fields.input} rows={each === 'fi' ? 4 : 2} lang={each} maxLength={10_000} value={item.proposalText[each]} onChange={({ target }) => edit({ proposalText: { ...item.proposalText, [each]: target.value } })} />}
          </FormField>
        ))}
    </>
  )
}
