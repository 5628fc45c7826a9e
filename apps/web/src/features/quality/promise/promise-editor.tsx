/** Writes a promise in three languages, point by point, each with what it is looked at by. The draft survives a reload. */
import { useMutation, useQuery } from '@apollo/client/react'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useEffect, useMemo, useState } from 'react'
import type { PromiseContent, PromiseLevel, PromiseMeasure, PromisePoint } from '@solmu/domain/quality/promise.js'
import { useCan, useViewer } from '../../../app/viewer.js'
import { ActDialog, useAct } from '../../../ui/act-dialog.js'
import { Button } from '../../../ui/button.js'
import { type DraftName, forgetDraft, keepDraft, readDraft } from '../../../ui/drafts.js'
import { SelectField, TextField } from '../../../ui/form-field.js'
import { Section } from '../../../ui/section.js'
import { languageName, languages, type LocalizedText, useLocalized, useText } from '../../../ui/text.js'
import { showToast } from '../../../ui/toast.js'
import { targetIndicatorsQuery } from '../../results/target/target.operations.js'
import { useOwnUnits } from '../commitment/use-own-units.js'
import { frameworkContentQuery, frameworksQuery } from '../framework/framework.operations.js'
import { savePromiseMutation, type ServicePromise, servicePromisesQuery } from './promise.operations.js'
import forms from '../../../ui/record-form.module.css'

const names = ['unitId', 'title', 'points'] as const
const nothing: LocalizedText = { fi: '', sv: '', en: '' }
const emptyContent: PromiseContent = { title: nothing, intro: nothing, points: [{ text: nothing, measure: null }] }

/** Without the marks of the API. */
const bare = ({ fi, sv, en }: LocalizedText): LocalizedText => ({ fi, sv, en })
const measureIn = ({ kind, code, frameworkCode, name }: PromiseMeasure): PromiseMeasure => ({ kind, code, frameworkCode, name: bare(name) })
const contentIn = ({ title, intro, points }: PromiseContent): PromiseContent => ({
  title: bare(title),
  intro: bare(intro),
  points: points.map(({ text, measure }) => ({ text: bare(text), measure: measure && measureIn(measure) }))
})

function InLanguages({ id, label, value, error, most, onChange }: { readonly id: string; readonly label: string; readonly value: LocalizedText; readonly error?: string | undefined; readonly most: number; readonly onChange: (value: LocalizedText) => void }) {
  const t = useText()
  return (
    <div className={forms.fields}>
      {languages.map((language) => (
        <TextField
          key={language}
          id={language === 'fi' ? id : `${id}-${language}`}
          label={t('promise.inLanguage', { label, language: languageName[language] })}
          isOptional={language !== 'fi'}
          lang={language}
          value={value[language]}
          maxLength={most}
          error={language === 'fi' ? error : undefined}
          onChange={({ target }) => onChange({ ...value, [language]: target.value })}
        />
      ))}
    </div>
  )
}

/** What a point can be looked at by: the indicators, and the criteria of the frameworks that hold. */
function useMeasures(frameworkId: string) {
  const pick = useLocalized()
  const mayReadIndicators = useCan('indicator.read')
  const { data: library } = useQuery(targetIndicatorsQuery, { skip: !mayReadIndicators })
  const { data: all } = useQuery(frameworksQuery)
  const frameworks = (all?.qualityFrameworks ?? []).filter(({ kind, retiredAt, versions }) => kind === 'assessed' && retiredAt === null && versions.some(({ state }) => state === 'released'))
  const framework = frameworks.find(({ id }) => id === frameworkId)
  const version = framework?.versions.find(({ state }) => state === 'released')
  const { data: said } = useQuery(frameworkContentQuery, { variables: { id: version?.id ?? '' }, skip: version === undefined })
  const indicators = (library?.indicators.nodes ?? []).map(({ code, current }): PromiseMeasure => ({ kind: 'indicator', code, frameworkCode: '', name: current ? bare(current.name) : nothing }))
  const criteria = (framework && said ? said.qualityFrameworkVersion.content.sections : []).flatMap(({ criteria: some }) =>
    some.map(({ code, title }): PromiseMeasure => ({ kind: 'criterion', code, frameworkCode: framework?.code ?? '', name: bare(title) }))
  )
  return { frameworks: frameworks.map(({ id, name }) => ({ value: id, label: pick(name) })), indicators, criteria }
}

const keyOf = (measure: PromiseMeasure | null): string => (measure === null ? '' : `${measure.kind}:${measure.frameworkCode}:${measure.code}`)

function Measure({ place, value, onChange }: { readonly place: number; readonly value: PromiseMeasure | null; readonly onChange: (measure: PromiseMeasure | null) => void }) {
  const t = useText()
  const pick = useLocalized()
  const [source, setSource] = useState('indicator')
  const { frameworks, indicators, criteria } = useMeasures(source)
  const offered = source === 'indicator' ? indicators : criteria
  const known = value !== null && !offered.some((one) => keyOf(one) === keyOf(value)) ? [value, ...offered] : offered
  return (
    <div className={forms.fields}>
      <SelectField
        {...{ label: t('promise.measureSource', { number: place + 1 }), value: source }}
        options={[{ value: 'indicator', label: t('promise.indicators') }, ...frameworks]}
        onChange={({ target }) => setSource(target.value)}
      />
      <SelectField
        {...{ label: t('promise.measureOf', { number: place + 1 }), value: keyOf(value) }}
        options={[{ value: '', label: t('promise.noMeasure') }, ...known.map((one) => ({ value: keyOf(one), label: pick(one.name) || one.code }))]}
        onChange={({ target }) => onChange(known.find((one) => keyOf(one) === target.value) ?? null)}
      />
    </div>
  )
}

function Points({ points, error, onChange }: { readonly points: readonly PromisePoint[]; readonly error?: string | undefined; readonly onChange: (points: readonly PromisePoint[]) => void }) {
  const t = useText()
  const edit = (place: number, part: Partial<PromisePoint>) => onChange(points.map((point, at) => (at === place ? { ...point, ...part } : point)))
  return (
    <>
      {points.map(({ text, measure }, place) => (
        <Section key={place} level={3} title={t('promise.point', { number: place + 1 })}>
          <InLanguages id={place === 0 ? 'promise-points' : `promise-point-${place}`} label={t('promise.pointText')} value={text} most={500} error={place === 0 ? error : undefined} onChange={(next) => edit(place, { text: next })} />
          <Measure place={place} value={measure} onChange={(next) => edit(place, { measure: next })} />
          <Button variant="quiet" icon={IconTrash} onClick={() => onChange(points.filter((_one, at) => at !== place))}>
            {t('promise.removePoint', { number: place + 1 })}
          </Button>
        </Section>
      ))}
      <Button icon={IconPlus} onClick={() => onChange([...points, { text: nothing, measure: null }])}>
        {t('promise.addPoint')}
      </Button>
    </>
  )
}

interface Written {
  readonly level: PromiseLevel
  readonly unitId: string
  readonly content: PromiseContent
}

const isWritten = (kept: unknown): kept is Written => typeof kept === 'object' && kept !== null && 'content' in kept && 'unitId' in kept

/** What is being written: what was kept over a reload, else the newest version. */
function useWritten(promise: ServicePromise | null) {
  const { id } = useViewer()
  const name = useMemo<DraftName>(() => ['service-promise', id, promise?.id ?? 'new'], [id, promise?.id])
  const [written, setWritten] = useState<Written>(() => {
    const kept = readDraft(name)
    const newest = promise?.versions[0]?.content
    return isWritten(kept) ? kept : { level: promise?.level ?? 'unit', unitId: promise?.unit.id ?? '', content: newest ? contentIn(newest) : emptyContent }
  })
  const [isTouched, setTouched] = useState(false)
  useEffect(() => {
    if (isTouched) keepDraft(name, written)
  }, [name, written, isTouched])
  const change = (part: Partial<Written>) => {
    setTouched(true)
    setWritten((before) => ({ ...before, ...part }))
  }
  const forget = () => {
    setTouched(false)
    forgetDraft(name)
  }
  return { written, change, forget }
}

export function PromiseEditor({ promise, onClose }: { readonly promise: ServicePromise | null; readonly onClose: () => void }) {
  const t = useText()
  const units = useOwnUnits('commitment.sign', 'commitment.manage') ?? []
  const { written, change, forget } = useWritten(promise)
  const { level, content } = written
  const choices = units.filter(({ type }) => (type === 'headquarters') === (level === 'network'))
  const unitId = choices.some(({ value }) => value === written.unitId) || promise ? written.unitId : (choices[0]?.value ?? '')
  const [save] = useMutation(savePromiseMutation, { refetchQueries: [servicePromisesQuery] })
  const state = useAct<(typeof names)[number]>({ names }, onClose)
  const levels = (['unit', 'organisation', 'network'] as const).filter((each) => each !== 'network' || units.some(({ type }) => type === 'headquarters'))
  const submit = () => {
    const points = content.points.filter(({ text }) => languages.some((language) => text[language].trim() !== ''))
    const draft = promise?.versions.find((version) => version.state === 'draft')
    void state.run(
      async () => {
        const input = { promiseId: promise?.id ?? null, expectedVersion: draft?.version ?? null, level, unitId, content: { ...content, points } }
        await save({ variables: { input: input as Parameters<typeof save>[0] extends { variables: { input: infer Input } } ? Input : never } })
        forget()
        showToast({ kind: 'done', text: t('promise.saved') })
      },
      {
        ...(content.title.fi.trim() === '' && { title: t('promise.needsTitle') }),
        ...(points.some(({ text }) => text.fi.trim() === '') && { points: t('promise.needsPoint') }),
        ...(unitId === '' && { unitId: t('certificate.needs.unitId') })
      }
    )
  }
  return (
    <ActDialog prefix="promise" width="56rem" title={t(promise ? 'promise.edit.title' : 'promise.add')} submit={t('promise.save')} names={names} {...{ state, onClose }} onSubmit={submit}>
      <p>{t('promise.edit.text')}</p>
      {promise === null && (
        <div className={forms.fields}>
          <SelectField
            {...{ id: 'promise-level', label: t('promise.level'), value: level }}
            options={levels.map((value) => ({ value, label: t(`promise.levels.${value}`) }))}
            onChange={({ target }) => change({ level: target.value as PromiseLevel })}
          />
          <SelectField
            {...{ id: 'promise-unitId', label: t('promise.unit'), value: unitId, error: state.refusal.fields.unitId, options: choices }}
            onChange={({ target }) => change({ unitId: target.value })}
          />
        </div>
      )}
      <InLanguages id="promise-title" label={t('promise.title')} value={content.title} most={200} error={state.refusal.fields.title} onChange={(title) => change({ content: { ...content, title } })} />
      <InLanguages id="promise-intro" label={t('promise.intro')} value={content.intro} most={2000} onChange={(intro) => change({ content: { ...content, intro } })} />
      <Points points={content.points} error={state.refusal.fields.points} onChange={(points) => change({ content: { ...content, points } })} />
    </ActDialog>
  )
}
