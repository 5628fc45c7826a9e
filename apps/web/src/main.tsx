import './ui/mantine-styles.js'
import './ui/fonts.css'
import './ui/base.css'
import './ui/print.css'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { config as checkConfig } from 'zod/mini'
import { Providers } from './app/providers.js'
import { startRouter } from './app/router.js'
import { createClient } from './graphql/client.js'
import { shareStyleNonce } from './ui/style-nonce.js'

const client = createClient()
const router = startRouter(client)
const place = document.getElementById('root')
if (!place) throw new Error('index.html has no #root')

shareStyleNonce()
// The content security policy lets nothing make code while the page runs, and the browser would report the attempt.
checkConfig({ jitless: true })
createRoot(place).render(
  <StrictMode>
    <Providers client={client}>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>
)
