/** Words for what has no list of its own: origins that a consortium has made up are named by their key. */
import { useIntl } from 'react-intl'

export function useOriginName(): (origin: string) => string {
  const intl = useIntl()
  return (origin) => {
    const id = `indicator.origin.${origin}`
    return id in intl.messages ? intl.formatMessage({ id }) : origin.replaceAll('_', ' ')
  }
}
