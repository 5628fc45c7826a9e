import { buffer } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { newId } from '@solmu/shared/ids.js'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { CONFIG, type Config } from '../config/config.js'

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Keeps files under keys that we make: a local folder by default, any
 * S3-compatible store when S3_BUCKET is set. A key never holds a name or a
 * path that came from outside.
 */
@Injectable()
export class FileStorage {
  private opened: Promise<Disk> | null = null

  constructor(@Inject(CONFIG) private readonly config: Config) {}

  private disk(): Promise<Disk> {
    this.opened ??= openDisk(this.config)
    return this.opened
  }

  /**
   * Stores the bytes and returns the key under which they lie.
   *
   * @param key one of `newId`, by whoever has to know it before; what lies under it already is written over
   */
  async put(bytes: Uint8Array, contentType: string, key = newId()): Promise<string> {
    if (!KEY.test(key)) throw new Error('A file lies under a key of ours alone')
    const disk = await this.disk()
    await disk.put(key, bytes, { contentType })
    return key
  }

  /** @throws DomainError NOT_FOUND when nothing lies under the key */
  async get(key: string): Promise<Uint8Array> {
    if (!(await this.has(key))) throw new DomainError('NOT_FOUND')
    // Not `getBytes`: of an empty file in a local folder it returns foreign memory of the process.
    return buffer(await (await this.disk()).getStream(key))
  }

  /** True when something lies under the key; a text that is no key of ours never does. */
  async has(key: string): Promise<boolean> {
    return KEY.test(key) && (await this.disk()).exists(key)
  }

  /** Removes the file; removing what is not there is no error. */
  async remove(key: string): Promise<void> {
    if (KEY.test(key)) await (await this.disk()).delete(key)
  }
}

async function openDisk(config: Config): Promise<Disk> {
  return new Disk(config.S3_BUCKET ? await s3Driver(config, config.S3_BUCKET) : localDriver(config))
}

function localDriver(config: Config): FSDriver {
  return new FSDriver({ location: pathToFileURL(`${config.STORAGE_DIR}/`), visibility: 'private' })
}

/** The client for S3 is large, so only those who use it load it. */
async function s3Driver(config: Config, bucket: string) {
  const { S3Driver } = await import('flydrive/drivers/s3')
  const { S3_ACCESS_KEY: accessKeyId, S3_SECRET_KEY: secretAccessKey } = config
  return new S3Driver({
    bucket,
    region: config.S3_REGION,
    ...(config.S3_ENDPOINT ? { endpoint: config.S3_ENDPOINT, forcePathStyle: true } : {}),
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    supportsACL: false,
    visibility: 'private'
  })
}
