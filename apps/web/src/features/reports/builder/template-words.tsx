/** How templates are spoken of. */
import { TextLink } from '../../../ui/link.js'
import { pickText, useLanguage, useLocalized, useText } from '../../../ui/text.js'
import type { TemplateRow } from './template.operations.js'
import styles from './builder.module.css'

export function TemplateLink({ template: { id, name, description } }: { readonly template: Pick<TemplateRow, 'id' | 'name' | 'description'> }) {
  const lang = useLanguage()
  const [title, about] = [pickText(name, lang), pickText(description, lang)]
  return (
    <>
      <TextLink to="/$lang/reports/templates/$templateId" params={{ lang, templateId: id }} lang={title.lang === lang ? undefined : title.lang}>
        {title.text}
      </TextLink>
      {about.text !== '' && (
        <span className={styles.about} lang={about.lang === lang ? undefined : about.lang}>
          {about.text}
        </span>
      )}
    </>
  )
}

export function TemplatesCrumb() {
  const t = useText()
  const lang = useLanguage()
  return (
    <TextLink to="/$lang/reports/templates" params={{ lang }}>
      {t('reports.builder.list.title')}
    </TextLink>
  )
}

/** Shipped with the product, made here, or no longer used. */
export const stateOf = ({ isShipped, isRetired }: Pick<TemplateRow, 'isShipped' | 'isRetired'>): 'shipped' | 'own' | 'retired' =>
  isRetired ? 'retired' : isShipped ? 'shipped' : 'own'

/** Which version is in use, and whether another is being written. */
export function useVersionText(): (template: Pick<TemplateRow, 'released' | 'draft'>) => string {
  const t = useText()
  return ({ released, draft }) => {
    const inUse = released ? t('reports.builder.version', { number: released.number }) : t('reports.builder.list.unreleased')
    return released && draft ? `${inUse} · ${t('reports.builder.list.hasDraft')}` : inUse
  }
}

/** For what a report of the template is made. */
export function useParameterText(): (template: Pick<TemplateRow, 'parameter' | 'lens'>) => string {
  const t = useText()
  return ({ parameter, lens }) => (parameter === 'area' && lens !== null ? t('reports.builder.parameter.areaOf', { division: t(`publication.lens.${lens}`) }) : t(`reports.builder.parameter.${parameter}`))
}

/** The texts of a template in which a search looks. */
export function useSearched(): (template: TemplateRow) => string {
  const say = useLocalized()
  return ({ name, description, key }) => [name.fi, name.sv, name.en, say(description), key].join(' ').toLocaleLowerCase('fi')
}
