/** The form of an organisation, for a new one and for one that is registered. */
import type { FormEvent } from 'react'
import {
  legalForms,
  organisationLanguages,
  sizeClasses,
  type LegalForm,
  type OrganisationLanguage,
  type SizeClass
} from '@solmu/domain/network/organisation.js'
import { FormField, SelectField, TextField } from '../../../../ui/form-field.js'
import { Section } from '../../../../ui/section.js'
import { useText } from '../../../../ui/text.js'
import { fieldId } from './organisation-check.js'
import { longest, type FieldName, type TextFieldName } from './organisation-values.js'
import { RolesEditor } from './roles-editor.js'
import { SimilarNotice } from './similar-notice.js'
import type { OrganisationForm } from './use-organisation-form.js'
import admin from '../../../../ui/admin-pages.module.css'
import fields from '../../../../ui/form-field.module.css'
import forms from '../../../../ui/record-form.module.css'

export interface SectionProps {
  readonly form: OrganisationForm
}

/** What a field of text needs beside its name. */
interface TextLook {
  readonly isOptional?: boolean
  readonly hasHelp?: boolean
  readonly autoComplete?: string
  readonly type?: 'text' | 'email' | 'tel' | 'url'
  readonly inputMode?: 'text' | 'numeric'
}

function useControl({ values, problems }: OrganisationForm) {
  const t = useText()
  return <Name extends FieldName>(name: Name) => ({
    id: fieldId(name),
    label: t(`organisation.field.${name}`),
    error: problems.fields[name],
    value: values[name]
  })
}

interface TextProps extends SectionProps, TextLook {
  readonly name: TextFieldName
}

function Text({ form, name, hasHelp, ...look }: TextProps) {
  const t = useText()
  const control = useControl(form)
  return (
    <TextField
      autoComplete="off"
      {...control(name)}
      {...look}
      help={hasHelp && t(`organisation.help.${name}`)}
      maxLength={longest[name]}
      onChange={(event) => form.change({ [name]: event.target.value })}
    />
  )
}

function Basics({ form, exceptId }: SectionProps & { readonly exceptId: string | null }) {
  const t = useText()
  const control = useControl(form)
  const { values, change } = form
  return (
    <Section title={t('organisation.section.basics')}>
      <div className={forms.fields}>
        <div className={forms.wide}>
          <Text form={form} name="nameFi" hasHelp />
        </div>
        <Text form={form} name="nameSv" isOptional />
        <Text form={form} name="nameEn" isOptional />
        <Text form={form} name="businessId" isOptional hasHelp />
        <SelectField
          {...control('legalForm')}
          options={[
            { value: '', label: t('organisation.legalForm.choose') },
            ...legalForms.map((value) => ({ value, label: t(`network.legalForm.${value}`) }))
          ]}
          onChange={(event) => change({ legalForm: event.target.value as LegalForm })}
        />
      </div>
      <SimilarNotice name={values.nameFi} businessId={values.businessId} exceptId={exceptId} />
      <div className={forms.fields}>
        <SelectField
          {...control('sizeClass')}
          isOptional
          help={t('organisation.help.sizeClass')}
          options={[
            { value: '', label: t('organisation.size.unknown') },
            ...sizeClasses.map((value) => ({ value, label: t(`organisation.size.${value}`) }))
          ]}
          onChange={(event) => change({ sizeClass: event.target.value as SizeClass | '' })}
        />
        <Text form={form} name="code" isOptional hasHelp />
      </div>
    </Section>
  )
}

function Roles({ form }: SectionProps) {
  const t = useText()
  return (
    <Section title={t('organisation.roles.title')}>
      <p className={forms.intro}>{t('organisation.roles.help')}</p>
      <RolesEditor roles={form.values.roles} problems={form.problems} onChange={(roles) => form.change({ roles })} />
    </Section>
  )
}

function Contacts({ form }: SectionProps) {
  const t = useText()
  return (
    <Section title={t('organisation.section.contacts')}>
      <p className={forms.intro}>{t('organisation.help.contacts')}</p>
      <div className={forms.fields}>
        <Text form={form} name="contactName" isOptional />
        <Text form={form} name="email" isOptional type="email" />
        <Text form={form} name="phone" isOptional type="tel" />
        <Text form={form} name="website" isOptional type="url" hasHelp />
        <div className={forms.wide}>
          <Text form={form} name="streetAddress" isOptional />
        </div>
        <Text form={form} name="postalCode" isOptional inputMode="numeric" />
        <Text form={form} name="town" isOptional />
      </div>
    </Section>
  )
}

function Languages({ form }: SectionProps) {
  const t = useText()
  const { languages } = form.values
  const toggle = (language: OrganisationLanguage, isOn: boolean) =>
    form.change({ languages: isOn ? [...languages, language] : languages.filter((one) => one !== language) })
  return (
    <fieldset className={admin.choice} id={fieldId('languages')} tabIndex={-1}>
      <legend>{t('organisation.field.languages')}</legend>
      {organisationLanguages.map((language) => (
        <label key={language}>
          <input
            type="checkbox"
            checked={languages.includes(language)}
            onChange={(event) => toggle(language, event.target.checked)}
          />
          {t(`organisation.language.${language}`)}
        </label>
      ))}
    </fieldset>
  )
}

function Rest({ form }: SectionProps) {
  const t = useText()
  return (
    <Section title={t('organisation.section.rest')}>
      <Languages form={form} />
      <FormField
        id={fieldId('note')}
        label={t('organisation.field.note')}
        help={t('organisation.help.note')}
        isOptional
        error={form.problems.fields['note']}
      >
        {(control) => (
          <textarea
            {...control}
            className={fields.input}
            rows={4}
            maxLength={longest.note}
            value={form.values.note}
            onChange={(event) => form.change({ note: event.target.value })}
          />
        )}
      </FormField>
    </Section>
  )
}

export interface OrganisationFieldsProps extends SectionProps {
  /** The organisation that is being changed; null for a new one. */
  readonly exceptId: string | null
  readonly children: React.ReactNode
}

/** The fields, and below them the buttons. */
export function OrganisationFields({ form, exceptId, children }: OrganisationFieldsProps) {
  function submit(event: FormEvent) {
    event.preventDefault()
    void form.save()
  }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <Basics form={form} exceptId={exceptId} />
      <Roles form={form} />
      <Contacts form={form} />
      <Rest form={form} />
      {children}
    </form>
  )
}
