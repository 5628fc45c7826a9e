/** Types of chromium.mjs for the end-to-end tests. */
export function chromiumPath(): Promise<string>
export function launchFlags(): string[]
export function chromiumLaunch(): Promise<{ executablePath: string, args: string[], env: Record<string, string>, headless: boolean }>
