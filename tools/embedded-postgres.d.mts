/** Types of embedded-postgres.mjs for the specs that start a server themselves. */
export interface StartOptions {
  dataDir: string
  port?: number
  fast?: boolean
  share?: boolean
  label?: string
  onExit?: (info: { code: number | null, signal: string | null }) => void
}

export interface RunningPostgres {
  url: string
  ownerUrl: string
  adminUrl: string
  port: number
  pid: number
  isNew: boolean
  isShared: boolean
  stop: () => Promise<void>
}

export function startPostgres(options: StartOptions): Promise<RunningPostgres>
export function whoRuns(dataDir: string): { pid: number, label: string } | null
export function deletePostgres(dataDir: string): Promise<void>
