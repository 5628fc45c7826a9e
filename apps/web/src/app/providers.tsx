/** What every page stands in: colours, toasts, and the GraphQL client. */
import type { ApolloClient } from '@apollo/client'
import { ApolloProvider } from '@apollo/client/react'
import { localStorageColorSchemeManager, MantineProvider, type MantineColorSchemeManager } from '@mantine/core'
import type { ReactNode } from 'react'
import { cssVariablesResolver, theme } from '../ui/theme.js'

/** Keeps the chosen colours on this device; `public/before-paint.js` reads the same key. */
const colorSchemeManager = localStorageColorSchemeManager({ key: 'solmu-color-scheme' })

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
      colorSchemeManager={colorSchemes}
      defaultColorScheme="auto"
    >
      <ApolloProvider client={client}>{children}</ApolloProvider>
    </MantineProvider>
  )
}
