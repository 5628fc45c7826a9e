/**
 * What widespread services call things, to begin the form with.
 * Sources: Microsoft identity platform, ID token claims reference; Keycloak server administration guide, step-up
 * authentication; Traficom 213/2023 S, OpenID Connect profile of the Finnish Trust Network (levels of assurance).
 */
import type { ProviderValues } from './provider-values.js'

export const presetNames = ['entra', 'keycloak', 'broker'] as const
export type PresetName = (typeof presetNames)[number]

export type Preset = Pick<
  ProviderValues,
  'scopes' | 'emailClaim' | 'nameClaim' | 'groupsClaim' | 'secondFactorValues' | 'createsAccounts'
>

const common = { scopes: 'openid profile email', emailClaim: 'email', nameClaim: 'name' }

export const presets: Readonly<Record<PresetName, Preset>> = {
  entra: { ...common, groupsClaim: 'groups', secondFactorValues: 'mfa', createsAccounts: true },
  // Level 2 is what step-up flows call the level with a second factor; the service has to be set so.
  keycloak: { ...common, groupsClaim: 'groups', secondFactorValues: '2', createsAccounts: true },
  // A broker of strong identification knows who somebody is, and nothing of their work.
  broker: {
    ...{ ...common, scopes: 'openid profile', groupsClaim: '', createsAccounts: false },
    secondFactorValues: 'http://ftn.ficora.fi/2017/loa2 http://ftn.ficora.fi/2017/loa3'
  }
}
