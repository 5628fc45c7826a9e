/** A file input, whose button speaks the language of the page. */
import { FormField } from './form-field.js'
import { useText } from './text.js'
import styles from './file-choice.module.css'

export interface FileChoiceProps {
  /** Where a summary of errors leads to. */
  readonly id?: string
  readonly label: string
  readonly help: string
  /** What the browser offers to choose from; the server looks at what the file really is. */
  readonly accepted: string
  /** Of the chosen file; null while there is none. */
  readonly name: string | null
  readonly problem: string | null
  readonly onChoose: (file: File) => void
}

export function FileChoice({ id, label, help, accepted, name, problem, onChoose }: FileChoiceProps) {
  const t = useText()
  return (
    <FormField {...(id !== undefined && { id })} label={label} help={help} error={problem ?? undefined}>
      {(control) => (
        <div className={styles.file}>
          <input
            {...control}
            type="file"
            className="visually-hidden"
            accept={accepted}
            onChange={(event) => {
              const file = event.target.files?.[0]
              // The same file may be chosen once more after it was mended.
              event.target.value = ''
              if (file) onChoose(file)
            }}
          />
          <label htmlFor={control.id} className={styles.pick}>
            {t(name === null ? 'ui.file.pick' : 'ui.file.pickOther')}
          </label>
          <span className={styles.fileName}>{name ?? t('ui.file.none')}</span>
        </div>
      )}
    </FormField>
  )
}
