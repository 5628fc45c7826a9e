/** The parts of the form in which the choice of a regional centre is prepared. */
import { useQuery } from '@apollo/client/react'
import { IconPlus, IconX } from '@tabler/icons-react'
import { mostCandidates } from '@solmu/domain/governance/centre-choice-draft.js'
import { centreCriteria, mostWeight } from '@solmu/domain/governance/centre-choice.js'
import { Button } from '../../../ui/button.js'
import { compareText } from '../../../ui/format.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { type Language, languageName, languages, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import { networkTreeQuery } from '../../network/network.operations.js'
import { OwnCriteria } from './choice-own-criteria.js'
import { centrePeopleQuery } from './choice.operations.js'
import fields from '../../../ui/form-field.module.css'
import forms from '../../../ui/record-form.module.css'
import styles from '../governance.module.css'

export const names = ['title', 'unitId', 'newCentreName', 'closesOn', 'criteria', 'candidates', 'assessorIds'] as const
export type Texts = Readonly<Record<Language, string>>

export interface CandidateForm {
  readonly unitId: string
  readonly statement: string
  /** One link a line. */
  readonly links: string
}

/** What stands in the place of a centre where the region has none yet. */
export const newCentre = 'new'

export interface OwnCriterion {
  readonly key: string
  readonly name: Texts
  readonly weight: string
}

export interface ChoiceForm {
  /** A regional centre, or `newCentre`. */
  readonly unitId: string
  readonly newCentreName: Texts
  readonly title: Texts
  readonly description: Texts
  readonly weights: Readonly<Record<string, string>>
  readonly own: readonly OwnCriterion[]
  readonly closesOn: string
  readonly candidates: readonly CandidateForm[]
  readonly assessorIds: readonly string[]
}

export interface Shared {
  readonly form: ChoiceForm
  readonly change: (part: Partial<ChoiceForm>) => void
  readonly errors: Readonly<Partial<Record<(typeof names)[number], string>>>
}

function useNodes() {
  const compare = compareText(useLanguage())
  const pick = useLocalized()
  const { data } = useQuery(networkTreeQuery, { variables: { asOf: null } })
  return (data?.networkTree.nodes ?? []).map(({ id, type, name }) => ({ id, type, label: pick(name) })).sort((a, b) => compare(a.label, b.label))
}

export function WhatFields({ form, change, errors }: Shared) {
  const t = useText()
  const centres = useNodes().filter(({ type }) => type === 'regional_centre')
  return (
    <Section title={t('choice.form.what')}>
      <div className={forms.fields}>
        {languages.map((each) => (
          <TextField
            {...{ id: each === 'fi' ? 'choice-title' : `choice-title-${each}`, label: t('choice.form.title', { language: languageName[each] }), value: form.title[each], maxLength: 200, isOptional: each !== 'fi' }}
            key={each}
            error={each === 'fi' ? errors.title : undefined}
            onChange={({ target }) => change({ title: { ...form.title, [each]: target.value } })}
          />
        ))}
        <SelectField
          {...{ id: 'choice-unitId', label: t('choice.field.centre'), help: t('choice.form.centreHelp'), value: form.unitId, error: errors.unitId }}
          options={[{ value: '', label: t('choice.choose') }, ...centres.map(({ id, label }) => ({ value: id, label })), { value: newCentre, label: t('choice.form.newCentre') }]}
          onChange={({ target }) => change({ unitId: target.value })}
        />
        {form.unitId === newCentre &&
          languages.map((each) => (
            <TextField
              {...{ id: each === 'fi' ? 'choice-newCentreName' : `choice-newCentreName-${each}`, label: t('choice.form.newCentreName', { language: languageName[each] }), value: form.newCentreName[each], maxLength: 200, isOptional: each !== 'fi' }}
              key={each}
              error={each === 'fi' ? errors.newCentreName : undefined}
              onChange={({ target }) => change({ newCentreName: { ...form.newCentreName, [each]: target.value } })}
            />
          ))}
        <TextField id="choice-closesOn" label={t('choice.field.closesOn')} help={t('choice.form.closesOnHelp')} value={form.closesOn} error={errors.closesOn} onChange={({ target }) => change({ closesOn: target.value })} />
      </div>
      {languages.map((each) => (
        <FormField key={each} id={`choice-description-${each}`} label={t('choice.form.description', { language: languageName[each] })} isOptional>
          {(control) => <textarea {...control} className={fields.input} rows={2} maxLength={4000} value={form.description[each]} onChange={({ target }) => change({ description: { ...form.description, [each]: target.value } })} />}
        </FormField>
      ))}
    </Section>
  )
}

export function WeightFields({ form, change, errors }: Shared) {
  const t = useText()
  return (
    <Section title={t('choice.form.weights')}>
      <p className={forms.intro}>{t('choice.form.weightsHelp')}</p>
      <div className={forms.fields}>
        {centreCriteria.map((key, at) => (
          <TextField
            {...{ id: at === 0 ? 'choice-criteria' : `choice-criteria-${key}`, label: t(`choice.criterion.${key}`), help: t(`choice.criterionHelp.${key}`), inputMode: 'numeric', type: 'number', min: 0, max: mostWeight }}
            key={key}
            value={form.weights[key] ?? '0'}
            error={at === 0 ? errors.criteria : undefined}
            onChange={({ target }) => change({ weights: { ...form.weights, [key]: target.value } })}
          />
        ))}
      </div>
      <OwnCriteria {...{ form, change }} />
    </Section>
  )
}

export function CandidateFields({ form, change, errors }: Shared) {
  const t = useText()
  const nodes = useNodes()
  const units = nodes.filter(({ type }) => type !== 'headquarters')
  const set = (at: number, part: Partial<CandidateForm>) => change({ candidates: form.candidates.map((each, place) => (place === at ? { ...each, ...part } : each)) })
  return (
    <Section title={t('choice.form.candidates')}>
      <p className={forms.intro}>{t('choice.form.candidatesHelp')}</p>
      {form.candidates.map(({ unitId, statement, links }, at) => (
        <fieldset key={at}>
          <legend>{t('choice.form.candidate', { number: at + 1 })}</legend>
          <SelectField
            {...{ id: at === 0 ? 'choice-candidates' : `choice-candidates-${at}`, label: t('choice.field.unit'), value: unitId, error: at === 0 ? errors.candidates : undefined }}
            options={[{ value: '', label: t('choice.choose') }, ...units.map(({ id, label }) => ({ value: id, label }))]}
            onChange={({ target }) => set(at, { unitId: target.value })}
          />
          <FormField id={`choice-statement-${at}`} label={t('choice.field.statement')} isOptional>
            {(control) => <textarea {...control} className={fields.input} rows={3} maxLength={4000} value={statement} onChange={({ target }) => set(at, { statement: target.value })} />}
          </FormField>
          <FormField id={`choice-links-${at}`} label={t('choice.field.links')} help={t('choice.form.linksHelp')} isOptional>
            {(control) => <textarea {...control} className={fields.input} rows={2} value={links} onChange={({ target }) => set(at, { links: target.value })} />}
          </FormField>
          <Button size="small" variant="quiet" icon={IconX} onClick={() => change({ candidates: form.candidates.filter((_, place) => place !== at) })}>
            {t('choice.form.removeCandidate', { number: at + 1 })}
          </Button>
        </fieldset>
      ))}
      {form.candidates.length < mostCandidates && (
        <Button icon={IconPlus} onClick={() => change({ candidates: [...form.candidates, { unitId: '', statement: '', links: '' }] })}>
          {t('choice.form.addCandidate')}
        </Button>
      )}
    </Section>
  )
}

export function AssessorFields({ form, change, errors }: Shared) {
  const t = useText()
  const { data } = useQuery(centrePeopleQuery)
  const people = data?.centrePeople ?? []
  const nameOf = (id: string): string => people.find((each) => each.id === id)?.name ?? ''
  return (
    <Section title={t('choice.form.assessors')}>
      <p className={forms.intro}>{t('choice.form.assessorsHelp')}</p>
      <SelectField
        {...{ id: 'choice-assessorIds', label: t('choice.form.addAssessor'), value: '', error: errors.assessorIds }}
        options={[{ value: '', label: t('choice.choose') }, ...people.filter(({ id }) => !form.assessorIds.includes(id)).map(({ id, name }) => ({ value: id, label: name }))]}
        onChange={({ target }) => target.value !== '' && change({ assessorIds: [...form.assessorIds, target.value] })}
      />
      <ul className={styles.list}>
        {form.assessorIds.map((id) => (
          <li key={id}>
            {nameOf(id)}{' '}
            <Button size="small" variant="quiet" icon={IconX} onClick={() => change({ assessorIds: form.assessorIds.filter((each) => each !== id) })}>
              {t('choice.form.removeAssessor', { name: nameOf(id) })}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
