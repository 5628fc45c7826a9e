/** What stands in the way of releasing a version, in words. */
import { useText } from '../../../../ui/text.js'
import { isLanguage, languageName } from '../../../../ui/text.js'
import type { PlacedFault } from './blocks.js'

export function useFaultText(): (fault: Pick<PlacedFault, 'code' | 'params'>) => string {
  const t = useText()
  return ({ code, params }) => {
    const { language } = params
    const words = typeof language === 'string' && isLanguage(language) ? { ...params, language: languageName[language] } : params
    return t(`reports.builder.fault.${code}`, words)
  }
}
