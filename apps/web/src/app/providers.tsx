/** What every page stands in: colours, toasts, and the GraphQL client. */
import type { ApolloClient } from '@apollo/client'
import { ApolloProvider } from '@apollo/client/react'
import { localStorageColorSchemeManager, MantineProvider, type MantineColorSchemeManager } from '@mantine/core'
import type { ReactNode } from 'react'
import { cssVariablesResolver, theme } from '../ui/theme.js'
import { styleNonce } from '../ui/style-nonce.js'
import { colorVariables } from '../ui/tokens.js'

/** Keeps the chosen colours on this device; `public/before-paint.js` reads the same key. */
const colorSchemeManager = localStorageColorSchemeManager({ key: 'solmu-color-scheme' })

/** Paper is white, whatever the screen is. */
const printColors = `@media print{html:root[data-mantine-color-scheme]{${Object.entries(colorVariables('light'))
  .map(([name, value]) => `${name}:${value}`)
  .join(';')}}}`

export interface ProvidersProps {
  readonly client: ApolloClient
  readonly colorSchemes?: MantineColorSchemeManager
  readonly children: ReactNode
}

export function Providers({ client, colorSchemes = colorSchemeManager, children }: ProvidersProps) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariablesResolver}
      getStyleNonce={styleNonce}
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <style nonce={styleNonce()}>{printColors}</style>
      <ApolloProvider client={client}>{children}</ApolloProvider>
    </MantineProvider>
  )
}
