/** What is wrong with a number of people as it was typed. */
import { useText } from '../../../ui/text.js'

/** Nothing when all is well. `figure` is what the unit has reported, where it is known here: no more than that can be shared. */
export function useCountFault() {
  const t = useText()
  return (text: string, figure: number | null = null): string | undefined => {
    const isWhole = /^\d{1,9}$/.test(text.trim())
    const isTooMany = isWhole && figure !== null && Number(text.trim()) > figure
    return isWhole && !isTooMany ? undefined : t('facts.overlap.problem.count', { max: figure ?? 'none' })
  }
}
