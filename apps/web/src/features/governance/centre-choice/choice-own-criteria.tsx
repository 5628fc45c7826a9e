/** Criteria that a choice adds to those of the source, each with its name and weight. */
import { IconPlus, IconX } from '@tabler/icons-react'
import { mostOwnCriteria } from '@solmu/domain/governance/centre-choice-draft.js'
import { mostWeight } from '@solmu/domain/governance/centre-choice.js'
import { Button } from '../../../ui/button.js'
import { TextField } from '../../../ui/form-field.js'
import { languageName, languages, useText } from '../../../ui/text.js'
import type { OwnCriterion, Shared } from './choice-fields.js'
import forms from '../../../ui/record-form.module.css'

const noText = { fi: '', sv: '', en: '' }

/** One that none has: points hang on the key. */
function freeKey(own: readonly OwnCriterion[]): string {
  const taken = own.map(({ key }) => key)
  return Array.from({ length: own.length + 1 }, (_, at) => `own_${at + 1}`).find((key) => !taken.includes(key)) ?? 'own_0'
}

export function OwnCriteria({ form: { own }, change }: Pick<Shared, 'form' | 'change'>) {
  const t = useText()
  const set = (key: string, part: Partial<OwnCriterion>) => change({ own: own.map((each) => (each.key === key ? { ...each, ...part } : each)) })
  return (
    <>
      {own.map(({ key, name, weight }, at) => (
        <fieldset key={key}>
          <legend>{t('choice.form.ownCriterion', { number: at + 1 })}</legend>
          <div className={forms.fields}>
            {languages.map((each) => (
              <TextField
                key={each}
                {...{ id: `choice-own-${key}-${each}`, label: t('choice.form.ownName', { number: at + 1, language: languageName[each] }), lang: each, maxLength: 120, value: name[each], isOptional: each !== 'fi' }}
                onChange={({ target }) => set(key, { name: { ...name, [each]: target.value } })}
              />
            ))}
            <TextField
              {...{ id: `choice-own-${key}`, label: t('choice.form.ownWeight', { number: at + 1 }), inputMode: 'numeric', type: 'number', min: 0, max: mostWeight, value: weight }}
              onChange={({ target }) => set(key, { weight: target.value })}
            />
          </div>
          <Button size="small" variant="quiet" icon={IconX} onClick={() => change({ own: own.filter((each) => each.key !== key) })}>
            {t('choice.form.removeOwn', { number: at + 1 })}
          </Button>
        </fieldset>
      ))}
      {own.length < mostOwnCriteria && (
        <Button icon={IconPlus} onClick={() => change({ own: [...own, { key: freeKey(own), name: noText, weight: '10' }] })}>
          {t('choice.form.addOwn')}
        </Button>
      )}
    </>
  )
}
