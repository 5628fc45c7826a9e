/** The scales and the bands of a framework, being written. */
import type { FrameworkContent, Scale } from '@solmu/domain/quality/framework.js'
import { scaleKinds, scoringMethods, skipRules } from '@solmu/domain/quality/framework.js'
import { scoreRange } from '@solmu/domain/quality/framework-score.js'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { BandRuler } from './band-ruler.js'
import { freeCode, newScale, noText, scalePresets } from './content-edit.js'
import { ChoiceField, CodeField, fieldIdOf, ItemTools, NumberField, useEditing, WordsField } from './editing.js'
import styles from './framework.module.css'

function LevelFields({ scale, at }: { readonly scale: Scale; readonly at: number }) {
  const t = useText()
  const { change } = useEditing()
  const list = ['scales', at, 'levels']
  const highest = scale.levels.at(-1)
  function add() {
    const value = (highest?.value ?? -1) + 1
    change(list, [...scale.levels, { value, from: scale.kind === 'percent' ? Math.min(100, (highest?.from ?? -1) + 1) : null, name: noText }])
  }
  return (
    <fieldset id={fieldIdOf(list)} tabIndex={-1} className={styles.group}>
      <legend>{t('framework.field.levels')}</legend>
      {scale.levels.map((_level, place) => (
        <div key={place} className={styles.row}>
          <NumberField path={[...list, place, 'value']} label={t('framework.field.value')} />
          {scale.kind === 'percent' && <NumberField path={[...list, place, 'from']} label={t('framework.edit.fromPercent')} />}
          <WordsField path={[...list, place, 'name']} label={t('framework.field.name')} />
          <ItemTools list={list} place={place} count={scale.levels.length} name={t('framework.edit.level', { place: place + 1 })} isOrdered={false} />
        </div>
      ))}
      <Button size="small" onClick={add}>
        {t('framework.edit.addLevel')}
      </Button>
    </fieldset>
  )
}

export function EditorScales({ content }: { readonly content: FrameworkContent }) {
  const t = useText()
  const { change } = useEditing()
  const codes = content.scales.map(({ code }) => code)
  return (
    <Section title={t('framework.text.scales')} note={t('framework.edit.scalesNote')}>
      {content.scales.map((scale, at) => (
        <div key={at} className={styles.item}>
          <div className={styles.itemHead}>
            <h3>{scale.code}</h3>
            <ItemTools list={['scales']} place={at} count={content.scales.length} name={scale.code} />
          </div>
          <div className={styles.row}>
            <CodeField path={['scales', at, 'code']} label={t('framework.field.code')} />
            <ChoiceField path={['scales', at, 'kind']} label={t('framework.field.kind')} options={scaleKinds.map((value) => ({ value, label: t(`framework.scaleKind.${value}`) }))} />
            <NumberField path={['scales', at, 'metFrom']} label={t('framework.field.metFrom')} />
          </div>
          <LevelFields scale={scale} at={at} />
        </div>
      ))}
      <p className={styles.addLine}>
        {scalePresets.map((preset) => (
          <Button key={preset} size="small" onClick={() => change(['scales'], [...content.scales, newScale(preset, codes)])}>
            {t('framework.edit.addScale', { scale: t(`framework.preset.${preset}`) })}
          </Button>
        ))}
      </p>
    </Section>
  )
}

/** How the score comes about, and what it means. */
export function EditorBands({ content }: { readonly content: FrameworkContent }) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { change } = useEditing()
  const range = scoreRange(content)
  const { bands } = content
  const add = () => change(['bands'], [...bands, { code: freeCode('band', bands.map(({ code }) => code)), from: bands.length === 0 ? (range?.lowest ?? 0) : (bands.at(-1)?.from ?? 0) + 1, name: noText, description: noText }])
  const words = (name: string, values: readonly string[]) => values.map((value) => ({ value, label: t(`framework.${name}.${value}`) }))
  return (
    <Section title={t('framework.text.scoring')} note={range ? t('framework.edit.range', { lowest: format.number(range.lowest), highest: format.number(range.highest) }) : undefined}>
      <div className={styles.row}>
        <ChoiceField path={['scoring', 'method']} label={t('framework.field.method')} options={words('method', scoringMethods)} />
        <NumberField path={['scoring', 'minimumAnswered']} label={t('framework.field.minimumAnswered')} />
        <ChoiceField path={['scoring', 'skipped']} label={t('framework.field.skipped')} options={words('skip', skipRules)} />
      </div>
      {bands.map((band, at) => (
        <div key={at} className={styles.item}>
          <div className={styles.itemHead}>
            <h3>{pick(band.name) || band.code}</h3>
            <ItemTools list={['bands']} place={at} count={bands.length} name={pick(band.name) || band.code} isOrdered={false} />
          </div>
          <div className={styles.row}>
            <CodeField path={['bands', at, 'code']} label={t('framework.field.code')} />
            <NumberField path={['bands', at, 'from']} label={t('framework.edit.bandFrom')} />
            <WordsField path={['bands', at, 'name']} label={t('framework.field.name')} />
          </div>
          <WordsField path={['bands', at, 'description']} label={t('framework.field.description')} isLong />
        </div>
      ))}
      <p className={styles.addLine}>
        <Button size="small" onClick={add}>
          {t('framework.edit.addBand')}
        </Button>
      </p>
      <BandRuler content={content} />
    </Section>
  )
}
