/** Name, language, theme and density. What was typed stays when saving fails; a clash shows both values. */
import { useApolloClient, useMutation } from '@apollo/client/react'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ChangeEvent, type FormEvent } from 'react'
import { rememberLanguage } from '../../../app/languages.js'
import { useViewer } from '../../../app/viewer.js'
import { toApiErrors } from '../../../graphql/api-error.js'
import { updateProfileMutation, viewerQuery, type Viewer } from '../../../graphql/viewer.operations.js'
import { Button } from '../../../ui/button.js'
import { ErrorSummary } from '../../../ui/error-summary.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { languageName, languages, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { noRefusal, refusalSummary, useFormRefusal, type FormRefusal } from '../../../ui/form-refusal.js'
import { ProfileClash, clashesOf, type Clash } from './profile-clash.js'
import styles from './profile.module.css'

export const profileFields = ['displayName', 'language', 'theme', 'density'] as const
export type ProfileField = (typeof profileFields)[number]
export type ProfileValues = Pick<Viewer, ProfileField>

/** The longest name that the API takes. */
const longestName = 200

export function valuesOf({ displayName, language, theme, density }: Viewer): ProfileValues {
  return { displayName, language, theme, density }
}

type Edits = Partial<ProfileValues>

/** Only what differs from the profile, with the name trimmed. */
function changesOf(edits: Edits, viewer: Viewer): Edits {
  const base = valuesOf(viewer)
  const trimmed = { ...edits, ...(edits.displayName === undefined ? {} : { displayName: edits.displayName.trim() }) }
  const changed = profileFields.filter((field) => field in trimmed && trimmed[field] !== base[field])
  return Object.fromEntries(changed.map((field) => [field, trimmed[field]]))
}

/** Saves changes; when the profile was changed elsewhere meanwhile, what both have changed is shown side by side. */
function useSave(onSaved: (changes: Edits) => void) {
  const t = useText()
  const client = useApolloClient()
  const [mutate, { loading }] = useMutation(updateProfileMutation)
  const describe = useFormRefusal({ names: profileFields })
  const [errors, setErrors] = useState<FormRefusal<ProfileField>>(noRefusal)
  const [clashes, setClashes] = useState<readonly Clash[]>([])
  const [attempt, setAttempt] = useState(0)

  async function send(changes: Edits, viewer: Viewer, mayRetry = true): Promise<readonly Clash[]> {
    try {
      await mutate({ variables: { input: { ...changes, expectedVersion: viewer.version } } })
      return []
    } catch (refusal) {
      const isStale = toApiErrors(refusal).some((one) => one.code === 'STALE')
      if (!isStale || !mayRetry) throw refusal
      const { data } = await client.query({ query: viewerQuery, fetchPolicy: 'network-only' })
      if (!data) throw refusal
      const found = clashesOf({ base: valuesOf(viewer), mine: changes, saved: valuesOf(data.viewer) })
      return found.length > 0 ? found : send(changes, data.viewer, false)
    }
  }

  async function save(edits: Edits, viewer: Viewer) {
    const changes = changesOf(edits, viewer)
    setErrors(changes.displayName === '' ? { fields: { displayName: t('profile.name.required') }, whole: [] } : noRefusal)
    setClashes([])
    setAttempt((before) => before + 1)
    if (changes.displayName === '') return
    try {
      const found = Object.keys(changes).length > 0 ? await send(changes, viewer) : []
      if (found.length > 0) return setClashes(found)
      showToast({ kind: 'done', id: 'profile', text: t('profile.saved') })
      onSaved(changes)
    } catch (refusal) {
      setErrors(describe(refusal))
    }
  }
  return { save, errors, clashes, attempt, isSaving: loading, dropClashes: () => setClashes([]) }
}

export function ProfileForm() {
  const t = useText()
  const viewer = useViewer()
  const shown = useLanguage()
  const navigate = useNavigate()
  // Only what was typed is held here, so that the rest follows a change made elsewhere.
  const [edits, setEdits] = useState<Edits>({})
  const values = { ...valuesOf(viewer), ...edits }
  const { save, errors, clashes, attempt, isSaving, dropClashes } = useSave((saved) => {
    setEdits({})
    if (saved.language === undefined || saved.language === shown) return
    rememberLanguage(saved.language)
    void navigate({ to: '/$lang/profile', params: { lang: saved.language } })
  })
  const control = (field: ProfileField) => ({
    id: `profile-${field}`,
    label: t(`profile.field.${field}`),
    value: values[field],
    error: errors.fields[field],
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setEdits((before) => ({ ...before, [field]: target.value }))
  })
  const options = (field: 'theme' | 'density', choices: readonly string[]) =>
    choices.map((value) => ({ value, label: t(`profile.${field}.${value}`) }))
  function submit(event: FormEvent) {
    event.preventDefault()
    void save(edits, viewer)
  }

  return (
    <form noValidate className={styles.form} onSubmit={submit}>
      <ErrorSummary errors={refusalSummary(errors, profileFields, 'profile')} attempt={attempt} />
      {clashes.length > 0 && (
        <ProfileClash
          clashes={clashes}
          isSaving={isSaving}
          onKeepMine={() => void save(edits, viewer)}
          onTakeSaved={() => {
            setEdits({})
            dropClashes()
          }}
        />
      )}
      <TextField {...control('displayName')} autoComplete="name" maxLength={longestName} />
      <SelectField
        {...control('language')}
        help={t('profile.language.help')}
        options={languages.map((value) => ({ value, label: languageName[value] }))}
      />
      <SelectField {...control('theme')} options={options('theme', ['system', 'light', 'dark'])} />
      <SelectField
        {...control('density')}
        help={t('profile.density.help')}
        options={options('density', ['compact', 'normal', 'relaxed'])}
      />
      <Button type="submit" variant="primary" isBusy={isSaving}>
        {t('profile.save')}
      </Button>
    </form>
  )
}
