import { Secret, TOTP } from 'otpauth'
import { demoPassword } from '../demo/demo-roles.js'
import type { Browser } from './browser.js'
import type { TestApp } from './harness.js'

export const START_TOTP = 'mutation { startTotp { secret uri qrSvg } }'
export const CONFIRM_TOTP = `mutation ($input: ConfirmTotpInput!) { confirmTotp(input: $input) {
  recoveryCodes viewer { actions security { hasTotp hasSecondFactor lacksSecondFactor recoveryCodesLeft } } } }`

/** The code that an authenticator app shows, so many seconds from now. */
export function codeOf(secret: string, secondsFromNow = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret), period: 30, digits: 6 }).generate({ timestamp: Date.now() + secondsFromNow * 1000 })
}

/** A code that is not right at any time near. */
export function wrongCodeOf(secret: string): string {
  const near = new Set([-60, -30, 0, 30, 60].map((seconds) => codeOf(secret, seconds)))
  return ['000000', '111111', '222222', '333333', '444444', '555555'].find((code) => !near.has(code)) ?? ''
}

/** Waits until the present time step has some seconds left, so that a code means the same at both ends. */
export async function inOneStep(seconds = 6): Promise<void> {
  const left = 30 - (Date.now() / 1000) % 30
  if (left < seconds) await new Promise((resolve) => setTimeout(resolve, (left + 0.2) * 1000))
}

/** Sets up an authenticator app in a session that has signed in. */
export async function enrolTotp(browser: Browser): Promise<{ secret: string; recoveryCodes: string[] }> {
  const { startTotp } = await browser.get<{ startTotp: { secret: string } }>(START_TOTP)
  await inOneStep()
  const { confirmTotp } = await browser.get<{ confirmTotp: { recoveryCodes: string[] } }>(CONFIRM_TOTP, {
    input: { code: codeOf(startTotp.secret) }
  })
  return { secret: startTotp.secret, recoveryCodes: confirmTotp.recoveryCodes }
}

/** Lets codes of this moment be used again, as if time had passed. */
export async function laterSteps(app: TestApp): Promise<void> {
  await app.rows('UPDATE totp SET last_step = last_step - 100')
}

/** Signs in with password and, when one is asked for, a code of the app. */
export async function signInWith(app: TestApp, browser: Browser, of: { email: string; secret?: string }): Promise<void> {
  const { body } = await browser.login(of.email, demoPassword)
  if (body.ok) return
  await laterSteps(app)
  await inOneStep()
  const answer = await browser.post('/auth/second-factor', { ticket: body.ticket, method: 'totp', code: codeOf(of.secret ?? '') })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
}
