/** Changes of areas: municipalities pass to a centre, and units divide their work between municipalities. */
import { useLocalized, useText } from '../../../../ui/text.js'
import type { ChangeForm } from '../change-form.js'
import { ChoiceList } from '../fields/choice-list.js'
import { MunicipalitiesField } from '../fields/municipality-fields.js'
import { PercentInput } from '../fields/percent-input.js'
import { ShareSum } from '../fields/share-sum.js'
import { CentreField, UnitField } from '../fields/unit-fields.js'
import type { WhichProps } from './which-fields.js'
import styles from '../change.module.css'

export function TerritoryFields({ form, change, network, errorOf }: WhichProps) {
  const t = useText()
  return (
    <>
      <MunicipalitiesField
        id="change-municipalities"
        label={t('change.territory.municipalities')}
        help={t('change.territory.municipalitiesHelp')}
        chosenLabel={t('change.territory.chosen')}
        hasRegions
        network={network}
        values={form.codes}
        error={errorOf('change-municipalities')}
        onChange={(codes) => change({ codes })}
      />
      <ChoiceList
        id="change-passing"
        legend={t('change.territory.where')}
        value={form.toNobody ? 'nobody' : 'centre'}
        onChange={(where) => change({ toNobody: where === 'nobody' })}
        options={[
          { value: 'centre', label: t('change.territory.toCentre') },
          { value: 'nobody', label: t('change.territory.toNobody'), text: t('change.territory.toNobodyText') }
        ]}
      />
      {!form.toNobody && (
        <CentreField
          id="change-target"
          label={t('change.territory.target')}
          network={network}
          value={form.targetId}
          error={errorOf('change-target')}
          onChange={(targetId) => change({ targetId })}
        />
      )}
    </>
  )
}

/** The shares of the municipalities that are left, in their old order; a new one has none yet. */
function sharesOf(codes: readonly string[], shares: ChangeForm['shares']): ChangeForm['shares'] {
  return codes.map((code) => shares.find((share) => share.code === code) ?? { code, percent: '' })
}

export function ServeFields({ form, change, network, errorOf }: WhichProps) {
  const t = useText()
  const pick = useLocalized()
  const home = network.byId.get(form.unitId ?? '')
  return (
    <>
      <UnitField
        id="change-unit"
        label={t('change.serve.unit')}
        network={network}
        accepts={(node) => node.type !== 'headquarters'}
        value={form.unitId}
        error={errorOf('change-unit')}
        onChange={(unitId) => change({ unitId })}
      />
      <ChoiceList
        id="change-shared"
        legend={t('change.serve.how')}
        value={form.isShared === null ? null : form.isShared ? 'shared' : 'home'}
        error={errorOf('change-shared')}
        onChange={(how) => change({ isShared: how === 'shared' })}
        options={[
          { value: 'shared', label: t('change.serve.shared'), text: t('change.serve.sharedText') },
          {
            value: 'home',
            label: t('change.serve.home', { place: home === undefined ? '' : pick(home.municipalityName), known: String(home !== undefined) }),
            text: t('change.serve.homeText')
          }
        ]}
      />
      {form.isShared === true && <ShareRows {...{ form, change, network, errorOf }} />}
    </>
  )
}

function ShareRows({ form, change, network, errorOf }: Omit<WhichProps, 'before'>) {
  const t = useText()
  const setPercent = (code: string, percent: string) =>
    change({ shares: form.shares.map((share) => (share.code === code ? { code, percent } : share)) })
  return (
    <div className={styles.inner}>
      <MunicipalitiesField
        id="change-municipalities"
        label={t('change.serve.municipalities')}
        chosenLabel={t('change.serve.chosen')}
        network={network}
        values={form.shares.map(({ code }) => code)}
        error={errorOf('change-municipalities')}
        onChange={(codes) => change({ shares: sharesOf(codes, form.shares) })}
        controlOf={(code, name) => (
          <PercentInput
            id={`change-share-${code}`}
            label={name}
            value={form.shares.find((share) => share.code === code)?.percent ?? ''}
            error={errorOf(`change-share-${code}`)}
            onChange={(percent) => setPercent(code, percent)}
          />
        )}
      />
      <ShareSum
        percents={form.shares.map(({ percent }) => percent)}
        onEqual={(percents) =>
          change({ shares: form.shares.map(({ code }, index) => ({ code, percent: percents[index] ?? '' })) })
        }
      />
    </div>
  )
}
