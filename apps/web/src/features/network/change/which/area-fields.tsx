/** Changes of areas: municipalities pass to a centre, and units divide their work between municipalities. */
import { Skeleton } from '../../../../ui/skeleton.js'
import { useLocalized, useText } from '../../../../ui/text.js'
import type { ShareForm } from '../change-form.js'
import { ChoiceList } from '../fields/choice-list.js'
import { MunicipalitiesField } from '../fields/municipality-fields.js'
import { PercentInput } from '../fields/percent-input.js'
import { ShareSum } from '../fields/share-sum.js'
import { CentreField, UnitField } from '../fields/unit-fields.js'
import type { UnitBefore } from '../unit-details.js'
import { workShares } from '../work-shares.js'
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
function sharesOf(codes: readonly string[], shares: readonly ShareForm[]): ShareForm[] {
  return codes.map((code) => shares.find((share) => share.code === code) ?? { code, percent: '' })
}

export function ServeFields(props: WhichProps) {
  const { form, change, network, before, errorOf } = props
  const t = useText()
  return (
    <>
      <UnitField
        id="change-unit"
        label={t('change.serve.unit')}
        network={network}
        accepts={(node) => node.type !== 'headquarters'}
        value={form.unitId}
        error={errorOf('change-unit')}
        onChange={(unitId) => change({ unitId, isShared: null, shares: null })}
      />
      {form.unitId !== null && before === null && <Skeleton lines={6} />}
      {before !== null && <WorkFields {...props} before={before} />}
    </>
  )
}

interface WorkProps extends WhichProps {
  readonly before: UnitBefore
}

/** How the unit divides its work: first as it has declared it. */
function WorkFields({ form, change, network, before, errorOf }: WorkProps) {
  const t = useText()
  const pick = useLocalized()
  const home = network.byId.get(before.id)
  const isDeclared = before.shares.length > 0
  const { isShared } = workShares(form, before)
  return (
    <>
      <p className={styles.note}>{t(isDeclared ? 'change.serve.declared' : 'change.serve.notDeclared')}</p>
      <ChoiceList
        id="change-shared"
        legend={t('change.serve.how')}
        value={isShared ? 'shared' : 'home'}
        error={errorOf('change-shared')}
        onChange={(how) => change({ isShared: how === 'shared' })}
        options={[
          { value: 'shared', label: t('change.serve.shared'), text: t('change.serve.sharedText') },
          {
            value: 'home',
            label: t('change.serve.home', { place: home === undefined ? '' : pick(home.municipalityName), known: String(home !== undefined) }),
            text: isDeclared ? t('change.serve.homeText') : undefined
          }
        ]}
      />
      {isShared && <ShareRows {...{ form, change, network, before, errorOf }} />}
    </>
  )
}

function ShareRows({ form, change, network, before, errorOf }: WorkProps) {
  const t = useText()
  const { shares } = workShares(form, before)
  const setPercent = (code: string, percent: string) =>
    change({ shares: shares.map((share) => (share.code === code ? { code, percent } : share)) })
  return (
    <div className={styles.inner}>
      <MunicipalitiesField
        id="change-municipalities"
        label={t('change.serve.municipalities')}
        chosenLabel={t('change.serve.chosen')}
        network={network}
        values={shares.map(({ code }) => code)}
        error={errorOf('change-municipalities')}
        onChange={(codes) => change({ shares: sharesOf(codes, shares) })}
        controlOf={(code, name) => (
          <PercentInput
            id={`change-share-${code}`}
            label={name}
            value={shares.find((share) => share.code === code)?.percent ?? ''}
            error={errorOf(`change-share-${code}`)}
            onChange={(percent) => setPercent(code, percent)}
          />
        )}
      />
      <ShareSum
        percents={shares.map(({ percent }) => percent)}
        onEqual={(percents) =>
          change({ shares: shares.map(({ code }, index) => ({ code, percent: percents[index] ?? '' })) })
        }
      />
    </div>
  )
}
