/** Tries the rule as it stands in the form on the returns of a round, before anything is kept. */
import { useLazyQuery, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { announce } from '../../../ui/announce.js'
import { Button } from '../../../ui/button.js'
import { SelectField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { trialRoundsQuery, tryCheckRuleQuery, type Trial } from './check.operations.js'
import { specOf } from './rule-values.js'
import type { RuleForm } from './use-rule-form.js'
import forms from '../../../ui/record-form.module.css'
import styles from './rule.module.css'

function Result({ trial }: { readonly trial: Trial }) {
  const t = useText()
  const say = useLocalized()
  return (
    <div className={styles.result}>
      <p>{t('check.trial.result', { findings: trial.findingCount, found: trial.foundInCount, returns: trial.returnCount })}</p>
      {trial.examples.length > 0 && (
        <ul className={styles.examples}>
          {trial.examples.map(({ returnId, unit, label, message }) => (
            <li key={`${returnId}${label.fi}`}>
              <b>{say(unit.name)}</b>, {say(label)}: {say(message)}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

export function RuleTrial({ form }: { readonly form: RuleForm }) {
  const t = useText()
  const say = useLocalized()
  const { data } = useQuery(trialRoundsQuery)
  const rounds = data?.rounds.nodes ?? []
  const [chosen, setChosen] = useState('')
  const [trial, setTrial] = useState<Trial | null>(null)
  const [ask, { loading }] = useLazyQuery(tryCheckRuleQuery, { fetchPolicy: 'no-cache' })
  const roundId = chosen || (rounds[0]?.id ?? '')
  async function run() {
    setTrial(null)
    if (!form.verify()) return
    const { kind, severity, messageFi: fi, messageSv: sv, messageEn: en } = form.values
    const input = { kind, severity, spec: specOf(form.values), message: { fi, sv, en } }
    const { data: answer, error } = await ask({ variables: { input, roundId } })
    if (error) return form.refuse(error)
    if (!answer) return
    const { findingCount, foundInCount, returnCount } = answer.tryCheckRule
    setTrial(answer.tryCheckRule)
    announce(t('check.trial.result', { findings: findingCount, found: foundInCount, returns: returnCount }))
  }
  return (
    <Section title={t('check.trial.title')}>
      <p className={forms.intro}>{t('check.trial.help')}</p>
      {data && rounds.length === 0 && <p className={styles.result}>{t('check.trial.noRounds')}</p>}
      {rounds.length > 0 && (
        <div className={styles.trial}>
          <SelectField
            id="rule-round"
            label={t('check.trial.round')}
            options={rounds.map(({ id, name }) => ({ value: id, label: say(name) }))}
            value={roundId}
            onChange={(event) => setChosen(event.target.value)}
          />
          <div className={forms.acts}>
            <Button isBusy={loading} onClick={() => void run()}>
              {t('check.trial.run')}
            </Button>
          </div>
        </div>
      )}
      {trial && <Result trial={trial} />}
    </Section>
  )
}
