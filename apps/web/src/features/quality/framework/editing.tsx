/** The fields of the editor: each is tied to a place of the framework by its path. */
import { createContext, useContext, useState, type KeyboardEvent } from 'react'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { FrameworkContent } from '@solmu/domain/quality/framework.js'
import { announce } from '../../../ui/announce.js'
import { IconButton } from '../../../ui/button.js'
import { FormField, SelectField, TextField } from '../../../ui/form-field.js'
import { type Language, type LocalizedText, useText } from '../../../ui/text.js'
import { moved, type Path, valueAt } from './content-edit.js'
import fields from '../../../ui/form-field.module.css'
import styles from './framework.module.css'

export interface Editing {
  readonly content: FrameworkContent
  /** In which language texts are written at the moment. */
  readonly language: Language
  readonly change: (path: Path, value: unknown) => void
  /** What is wrong at a place; undefined while nothing is. */
  readonly problemAt: (path: Path) => string | undefined
}

const EditingContext = createContext<Editing | null>(null)
export const EditingProvider = EditingContext.Provider

export function useEditing(): Editing {
  const editing = useContext(EditingContext)
  if (!editing) throw new Error('The fields of a framework stand in its editor')
  return editing
}

/** The id of a field's control. A text has one field, whatever the language. */
export const fieldIdOf = (path: Path): string => `fw-${path.filter((part) => part !== 'fi' && part !== 'sv' && part !== 'en').join('-')}`

interface FieldProps {
  readonly path: Path
  readonly label: string
  readonly help?: string
}

/** A text in the language that is being written; below it the Finnish one while another is. */
export function WordsField({ path, label, help, isLong }: FieldProps & { readonly isLong?: boolean }) {
  const { content, change } = useEditing()
  return <AnyWordsField {...{ path, label, help, isLong }} value={valueAt(content, path) as LocalizedText} onChange={(text) => change(path, text)} />
}

export interface AnyWordsFieldProps extends FieldProps {
  readonly isLong?: boolean | undefined
  readonly value: LocalizedText
  readonly onChange: (text: LocalizedText) => void
}

export function AnyWordsField({ path, label, help, isLong, value, onChange }: AnyWordsFieldProps) {
  const t = useText()
  const { language, problemAt } = useEditing()
  const inFinnish = language === 'fi' || value.fi === '' ? undefined : t('framework.edit.inFinnish', { text: value.fi })
  const look = { id: fieldIdOf(path), label, help: inFinnish ?? help, error: problemAt(path) }
  const set = (text: string) => onChange({ ...value, [language]: text })
  if (!isLong) return <TextField {...look} lang={language} value={value[language]} maxLength={300} onChange={({ target }) => set(target.value)} />
  return (
    <FormField {...look}>
      {(control) => <textarea {...control} lang={language} className={fields.input} rows={3} maxLength={4000} value={value[language]} onChange={({ target }) => set(target.value)} />}
    </FormField>
  )
}

export function CodeField({ path, label, help }: FieldProps) {
  const { content, change, problemAt } = useEditing()
  const value = String(valueAt(content, path) ?? '')
  return <TextField id={fieldIdOf(path)} {...{ label, help, value }} error={problemAt(path)} maxLength={30} autoCapitalize="none" spellCheck={false} onChange={({ target }) => change(path, target.value)} />
}

/** A number as it is typed, with a comma or a point; what is none is told at the field. */
export function NumberField({ path, label, help }: FieldProps) {
  const { content, change, problemAt } = useEditing()
  const value = valueAt(content, path)
  const [typed, setTyped] = useState<string | null>(null)
  const shown = typeof value === 'number' && Number.isFinite(value) ? String(value).replace('.', ',') : ''
  const read = (text: string): number => (/^\s*-?\d+([.,]\d+)?\s*$/.test(text) ? Number(text.trim().replace(',', '.')) : Number.NaN)
  return (
    <TextField
      {...{ id: fieldIdOf(path), label, help, inputMode: 'decimal', maxLength: 12, error: problemAt(path), value: typed ?? shown }}
      onChange={({ target }) => {
        setTyped(target.value)
        change(path, read(target.value))
      }}
      onBlur={() => {
        if (typed !== null && !Number.isNaN(read(typed))) setTyped(null)
      }}
    />
  )
}

export function ChoiceField({ path, label, help, options }: FieldProps & { readonly options: readonly { readonly value: string; readonly label: string }[] }) {
  const { content, change, problemAt } = useEditing()
  return <SelectField id={fieldIdOf(path)} {...{ label, help, options }} value={String(valueAt(content, path) ?? '')} error={problemAt(path)} onChange={({ target }) => change(path, target.value)} />
}

export interface ItemToolsProps {
  /** Of the list in which the item stands. */
  readonly list: Path
  readonly place: number
  readonly count: number
  /** What the item is called: read out. */
  readonly name: string
  /** Levels and bands stand in the order of their numbers: they are only removed. */
  readonly isOrdered?: boolean
}

/** Moves an item up and down, by its buttons and by the arrow keys on them, and removes it. */
export function ItemTools({ list, place, count, name, isOrdered = true }: ItemToolsProps) {
  const t = useText()
  const { content, change } = useEditing()
  const items = valueAt(content, list) as readonly unknown[]
  const idOf = (at: number, way: 'up' | 'down') => `${fieldIdOf([...list, at])}-${way}`
  function move(to: number, way: 'up' | 'down') {
    if (to < 0 || to >= count) return
    change(list, moved(items, place, to))
    announce(t('framework.edit.moved', { name, place: to + 1, count }))
    requestAnimationFrame(() => document.getElementById(idOf(to, way))?.focus())
  }
  const onKey = (way: 'up' | 'down') => (event: KeyboardEvent) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
    event.preventDefault()
    move(event.key === 'ArrowUp' ? place - 1 : place + 1, way)
  }
  return (
    <div className={styles.tools}>
      {isOrdered && (
        <>
          <IconButton id={idOf(place, 'up')} icon={IconArrowUp} label={t('framework.edit.up', { name })} aria-disabled={place === 0 || undefined} onClick={() => move(place - 1, 'up')} onKeyDown={onKey('up')} />
          <IconButton id={idOf(place, 'down')} icon={IconArrowDown} label={t('framework.edit.down', { name })} aria-disabled={place === count - 1 || undefined} onClick={() => move(place + 1, 'down')} onKeyDown={onKey('down')} />
        </>
      )}
      <IconButton icon={IconTrash} label={t('framework.edit.remove', { name })} onClick={() => change(list, items.filter((_item, at) => at !== place))} />
    </div>
  )
}
