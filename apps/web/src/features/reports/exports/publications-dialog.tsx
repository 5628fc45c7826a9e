/** Asking for all publications as one file: in which forms. */
import { useMutation } from '@apollo/client/react'
import { useState } from 'react'
import { type ArchivedFormat, archivedFormats } from '@solmu/domain/reports/export-job.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { useLanguage, useText } from '../../../ui/text.js'
import { requestPublicationsMutation } from './exports.operations.js'
import styles from './exports.module.css'

const names = ['formats'] as const

export function PublicationsDialog({ onClose, onAsked }: { readonly onClose: () => void; readonly onAsked: () => void }) {
  const t = useText()
  const language = useLanguage()
  const [formats, setFormats] = useState<readonly ArchivedFormat[]>(['xlsx'])
  const [ask] = useMutation(requestPublicationsMutation)
  const state = useAct<(typeof names)[number]>({ names }, onAsked)
  const toggle = (format: ArchivedFormat, isOn: boolean) => setFormats((before) => (isOn ? [...before, format] : before.filter((each) => each !== format)))
  const error = state.refusal.fields.formats
  return (
    <ActDialog
      title={t('exports.publications.title')}
      submit={t('exports.publications.submit')}
      prefix="publications"
      names={names}
      state={state}
      onSubmit={() => void state.run(() => ask({ variables: { input: { formats: [...formats], language } } }), formats.length === 0 ? { formats: t('exports.publications.required') } : {})}
      onClose={onClose}
    >
      <p className={styles.note}>{t('exports.publications.text')}</p>
      <fieldset className={styles.choice} aria-describedby={error ? 'publications-formats-error' : undefined}>
        <legend>{t('exports.publications.formats')}</legend>
        {archivedFormats.map((format, place) => (
          <label key={format}>
            <input type="checkbox" id={place === 0 ? 'publications-formats' : undefined} checked={formats.includes(format)} onChange={({ target }) => toggle(format, target.checked)} />
            {t(`exports.format.${format}`)}
          </label>
        ))}
        {error && (
          <p id="publications-formats-error" className={styles.failure}>
            {error}
          </p>
        )}
      </fieldset>
    </ActDialog>
  )
}
