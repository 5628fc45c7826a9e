/** The fields of an identity provider. */
import { useState, type FormEvent, type ReactNode } from 'react'
import { announce } from '../../../ui/announce.js'
import { Button } from '../../../ui/button.js'
import { PasswordField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { useText } from '../../../ui/text.js'
import { fieldId } from './provider-check.js'
import { presetNames, type PresetName } from './provider-presets.js'
import { longest, type TextFieldName } from './provider-values.js'
import type { ProviderForm } from './use-provider-form.js'
import admin from '../../../ui/admin-pages.module.css'
import forms from '../../../ui/record-form.module.css'
import styles from './providers.module.css'

export interface PartProps {
  readonly form: ProviderForm
}

interface TextProps extends PartProps {
  readonly name: TextFieldName
  readonly isOptional?: boolean
  readonly hasHelp?: boolean
  readonly type?: 'text' | 'url'
}

function Text({ form, name, hasHelp, isOptional, type = 'text' }: TextProps) {
  const t = useText()
  return (
    <TextField
      id={fieldId(name)}
      type={type}
      label={t(`provider.field.${name}`)}
      help={hasHelp && t(`provider.help.${name}`)}
      value={form.values[name]}
      error={form.problems.fields[name]}
      maxLength={longest[name]}
      isOptional={isOptional}
      autoComplete="off"
      autoCapitalize="none"
      spellCheck={false}
      onChange={(event) => form.change({ [name]: event.target.value })}
    />
  )
}

/** Ready-made settings to begin with. */
export function Presets({ form }: PartProps) {
  const t = useText()
  function fill(name: PresetName) {
    form.fill(name)
    announce(t('provider.preset.filled', { name: t(`provider.preset.${name}`) }))
  }
  return (
    <Section title={t('provider.preset.title')}>
      <p className={forms.intro}>{t('provider.preset.text')}</p>
      <div className={forms.acts}>
        {presetNames.map((name) => (
          <Button key={name} onClick={() => fill(name)}>
            {t(`provider.preset.${name}`)}
          </Button>
        ))}
      </div>
    </Section>
  )
}

/** The secret is written and never read: whether there is one is all that is shown. */
function Secret({ form, hasSecret }: PartProps & { readonly hasSecret: boolean }) {
  const t = useText()
  const [isReplaced, setReplaced] = useState(false)
  if (hasSecret && !isReplaced && form.secret === '') {
    return (
      <div className={styles.kept}>
        <p className={styles.keptLabel}>{t('provider.field.clientSecret')}</p>
        <p>{t('provider.secret.kept')}</p>
        <Button size="small" onClick={() => setReplaced(true)}>
          {t('provider.secret.replace')}
        </Button>
      </div>
    )
  }
  return (
    <PasswordField
      id={fieldId('clientSecret')}
      label={t('provider.field.clientSecret')}
      help={t(hasSecret ? 'provider.secret.replaceHelp' : 'provider.secret.help')}
      isOptional
      value={form.secret}
      maxLength={1000}
      autoComplete="new-password"
      onChange={(event) => form.changeSecret(event.target.value)}
    />
  )
}

function Basics({ form, hasSecret }: PartProps & { readonly hasSecret: boolean }) {
  const t = useText()
  return (
    <>
      <Section title={t('provider.section.name')}>
        <p className={forms.intro}>{t('provider.help.name')}</p>
        <div className={forms.fields}>
          <Text form={form} name="nameFi" />
          <Text form={form} name="nameSv" />
          <Text form={form} name="nameEn" />
        </div>
      </Section>
      <Section title={t('provider.section.connection')}>
        <div className={forms.fields}>
          <div className={forms.wide}>
            <Text form={form} name="issuer" type="url" hasHelp />
          </div>
          <Text form={form} name="clientId" hasHelp />
          <Secret form={form} hasSecret={hasSecret} />
        </div>
      </Section>
    </>
  )
}

interface TickProps extends PartProps {
  readonly name: 'createsAccounts' | 'isActive'
}

function Tick({ form, name }: TickProps) {
  const t = useText()
  const id = fieldId(name)
  return (
    <div className={admin.choice}>
      <label>
        <input
          id={id}
          type="checkbox"
          checked={form.values[name]}
          aria-describedby={`${id}-help`}
          onChange={(event) => form.change({ [name]: event.target.checked })}
        />
        {t(`provider.field.${name}`)}
      </label>
      <p id={`${id}-help`} className={forms.intro}>
        {t(`provider.help.${name}`)}
      </p>
    </div>
  )
}

export interface ProviderFieldsProps extends PartProps {
  readonly hasSecret: boolean
  /** The table of groups. */
  readonly groups: ReactNode
  /** The buttons. */
  readonly children: ReactNode
}

export function ProviderFields({ form, hasSecret, groups, children }: ProviderFieldsProps) {
  const t = useText()
  function submit(event: FormEvent) {
    event.preventDefault()
    void form.save()
  }
  return (
    <form noValidate className={forms.form} onSubmit={submit}>
      <Basics form={form} hasSecret={hasSecret} />
      <Section title={t('provider.section.claims')}>
        <p className={forms.intro}>{t('provider.help.claims')}</p>
        <div className={forms.fields}>
          <Text form={form} name="scopes" hasHelp />
          <Text form={form} name="emailClaim" hasHelp />
          <Text form={form} name="nameClaim" hasHelp />
          <Text form={form} name="groupsClaim" hasHelp isOptional />
          <div className={forms.wide}>
            <Text form={form} name="secondFactorValues" hasHelp isOptional />
          </div>
        </div>
      </Section>
      {groups}
      <Section title={t('provider.section.use')}>
        <Tick form={form} name="createsAccounts" />
        <Tick form={form} name="isActive" />
      </Section>
      {children}
    </form>
  )
}
