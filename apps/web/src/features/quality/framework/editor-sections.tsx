/** The sections of a framework with their criteria, being written. */
import { useState } from 'react'
import type { Criterion, FrameworkContent } from '@solmu/domain/quality/framework.js'
import { criteriaOf, scaleOf } from '@solmu/domain/quality/framework.js'
import { weightShares } from '@solmu/domain/quality/framework-score.js'
import { Button } from '../../../ui/button.js'
import { useFormat } from '../../../ui/format.js'
import { Section } from '../../../ui/section.js'
import { useLocalized, useText } from '../../../ui/text.js'
import { freeCode, newCriterion, noText, type Path, withAnchor } from './content-edit.js'
import { AnyWordsField, ChoiceField, CodeField, fieldIdOf, ItemTools, NumberField, useEditing, WordsField } from './editing.js'
import styles from './framework.module.css'

/** What each level of the scale means for the criterion. */
function AnchorFields({ criterion, path }: { readonly criterion: Criterion; readonly path: Path }) {
  const t = useText()
  const pick = useLocalized()
  const { content, change } = useEditing()
  const scale = scaleOf(content, criterion)
  if (!scale) return null
  return (
    <fieldset className={styles.group}>
      <legend>{t('framework.edit.anchors')}</legend>
      {[...scale.levels].reverse().map(({ value, name }) => {
        const place = criterion.anchors.findIndex((each) => each.value === value)
        const at = place < 0 ? [...path, 'anchors', `new${value}`] : [...path, 'anchors', place, 'text']
        return (
          <AnyWordsField
            key={value}
            path={at}
            label={t('framework.edit.anchor', { value, name: pick(name) })}
            isLong
            value={criterion.anchors[place]?.text ?? noText}
            onChange={(text) => change([...path, 'anchors'], withAnchor(criterion.anchors, value, text))}
          />
        )
      })}
    </fieldset>
  )
}

interface CriterionProps {
  readonly criterion: Criterion
  readonly list: Path
  readonly place: number
  readonly count: number
  readonly share: number
}

function CriterionEditor({ criterion, list, place, count, share }: CriterionProps) {
  const t = useText()
  const pick = useLocalized()
  const format = useFormat()
  const { content, problemAt } = useEditing()
  const [isOpen, setOpen] = useState(pick(criterion.title) === '')
  const path = [...list, place]
  const name = pick(criterion.title) || criterion.code
  const hasProblem = problemAt(path) !== undefined
  const scales = content.scales.map(({ code }) => ({ value: code, label: code }))
  const options = scales.some(({ value }) => value === criterion.scale) ? scales : [{ value: criterion.scale, label: criterion.scale || t('framework.edit.noScale') }, ...scales]
  return (
    <div className={styles.item}>
      <div className={styles.itemHead}>
        <button type="button" className={styles.opener} aria-expanded={isOpen || hasProblem} aria-controls={`${fieldIdOf(path)}-body`} onClick={() => setOpen(!isOpen)}>
          <span>{name}</span>
          <span className={styles.code}>{t('framework.edit.criterionMeta', { code: criterion.code, weight: criterion.weight, share: format.percent(share) })}</span>
        </button>
        <ItemTools {...{ list, place, count, name }} />
      </div>
      <div id={`${fieldIdOf(path)}-body`} hidden={!isOpen && !hasProblem}>
        {(isOpen || hasProblem) && (
          <>
            <WordsField path={[...path, 'title']} label={t('framework.field.title')} />
            <div className={styles.row}>
              <CodeField path={[...path, 'code']} label={t('framework.field.code')} help={t('framework.edit.codeHelp')} />
              <ChoiceField path={[...path, 'scale']} label={t('framework.field.scale')} options={options} />
              <NumberField path={[...path, 'weight']} label={t('framework.field.weight')} />
            </div>
            <WordsField path={[...path, 'guidance']} label={t('framework.field.guidance')} isLong />
            <WordsField path={[...path, 'evidence']} label={t('framework.field.evidence')} help={t('framework.edit.evidenceHelp')} isLong />
            <AnchorFields criterion={criterion} path={path} />
          </>
        )}
      </div>
    </div>
  )
}

export function EditorSections({ content }: { readonly content: FrameworkContent }) {
  const t = useText()
  const pick = useLocalized()
  const { change } = useEditing()
  const shares = weightShares(content)
  const { sections } = content
  const sum = criteriaOf(content).reduce((all, { weight }) => all + (Number.isFinite(weight) ? weight : 0), 0)
  const addSection = () => change(['sections'], [...sections, { code: freeCode('section', sections.map(({ code }) => code)), title: noText, guidance: noText, criteria: [] }])
  return (
    <Section title={t('framework.edit.sections')} note={t('framework.edit.weightSum', { count: criteriaOf(content).length, sum })}>
      {sections.map((section, at) => (
        <section key={at} className={styles.sectionItem} aria-label={pick(section.title) || section.code}>
          <div className={styles.itemHead}>
            <h3>{pick(section.title) || section.code}</h3>
            <ItemTools list={['sections']} place={at} count={sections.length} name={pick(section.title) || section.code} />
          </div>
          <div className={styles.row}>
            <WordsField path={['sections', at, 'title']} label={t('framework.field.title')} />
            <CodeField path={['sections', at, 'code']} label={t('framework.field.code')} />
          </div>
          <WordsField path={['sections', at, 'guidance']} label={t('framework.field.guidance')} isLong />
          {section.criteria.map((criterion, place) => (
            <CriterionEditor key={place} criterion={criterion} list={['sections', at, 'criteria']} place={place} count={section.criteria.length} share={shares.get(criterion.code) ?? 0} />
          ))}
          <p className={styles.addLine}>
            <Button size="small" onClick={() => change(['sections', at, 'criteria'], [...section.criteria, newCriterion(content)])}>
              {t('framework.edit.addCriterion')}
            </Button>
          </p>
        </section>
      ))}
      <p className={styles.addLine}>
        <Button id={fieldIdOf(['sections'])} onClick={addSection}>{t('framework.edit.addSection')}</Button>
      </p>
    </Section>
  )
}
