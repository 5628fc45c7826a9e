/** Those who write the application together, each by a link of their own. */
import { useState } from 'react'
import type { Language } from '@solmu/shared/text.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { RemoveDialog } from '../../../ui/remove-dialog.js'
import { Section } from '../../../ui/section.js'
import { languageName, languages, useLanguage, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import type { Desk, DoorPerson } from './apply-door.js'
import styles from './apply.module.css'

interface ApplyPeopleProps {
  readonly desk: Desk
  readonly people: readonly DoorPerson[]
  readonly onChanged: () => void
}

const names = ['name', 'email', 'language'] as const

function AddDialog({ desk, onChanged, onClose }: Omit<ApplyPeopleProps, 'people'> & { readonly onClose: () => void }) {
  const t = useText()
  const [name, setName] = useState('')
  const [email, setEmail] = useState('')
  const [language, setLanguage] = useState<Language>(useLanguage())
  const state = useAct<(typeof names)[number]>({ names, known: { ALREADY_EXISTS: { field: 'email', text: t('apply.people.there') } } }, onClose)
  const submit = () =>
    void state.run(async () => {
      await desk.addPerson({ name, email, language })
      showToast({ kind: 'done', text: t('apply.people.added', { name }) })
      onChanged()
    })
  return (
    <ActDialog prefix="person" title={t('apply.people.add')} submit={t('apply.people.submit')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('apply.people.addText')}</p>
      <TextField id="person-name" label={t('apply.people.name')} value={name} maxLength={200} error={state.refusal.fields.name} onChange={({ target }) => setName(target.value)} />
      <TextField id="person-email" type="email" label={t('apply.people.email')} value={email} maxLength={254} error={state.refusal.fields.email} onChange={({ target }) => setEmail(target.value)} />
      <SelectField
        id="person-language"
        label={t('apply.people.language')}
        value={language}
        options={languages.map((value) => ({ value, label: languageName[value] }))}
        onChange={({ target }) => setLanguage(target.value as Language)}
      />
    </ActDialog>
  )
}

export function ApplyPeople({ desk, people, onChanged }: ApplyPeopleProps) {
  const t = useText()
  const [isAdding, setAdding] = useState(false)
  const [going, setGoing] = useState<DoorPerson | null>(null)
  return (
    <Section title={t('apply.people.title')} note={t('apply.people.note')}>
      <ul className={styles.fileList}>
        {people.map((person) => (
          <li key={person.id}>
            <span>
              {person.name} <span className={styles.minor}>{person.isMe ? t('apply.people.me') : person.email}</span>
            </span>
            {!person.isMe && (
              <Button size="small" variant="quiet" onClick={() => setGoing(person)}>
                {t('apply.people.remove')}
                <span className="visually-hidden">: {person.name}</span>
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Button onClick={() => setAdding(true)}>{t('apply.people.add')}</Button>
      {isAdding && <AddDialog {...{ desk, onChanged }} onClose={() => setAdding(false)} />}
      {going && (
        <RemoveDialog
          title={t('apply.people.removeTitle', { name: going.name })}
          submit={t('apply.people.remove')}
          remove={async () => {
            await desk.removePerson(going.id)
            onChanged()
          }}
          onClose={() => setGoing(null)}
        >
          {t('apply.people.removeText')}
        </RemoveDialog>
      )}
    </Section>
  )
}
