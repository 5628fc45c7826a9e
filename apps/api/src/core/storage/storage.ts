import { pathToFileURL } from 'node:url'
import { Inject, Injectable } from '@nestjs/common'
import { DomainError } from '@solmu/domain/errors.js'
import { newId } from '@solmu/shared/ids.js'
import { Disk } from 'flydrive'
import { FSDriver } from 'flydrive/drivers/fs'
import { S3Driver } from 'flydrive/drivers/s3'
import { CONFIG, type Config } from '../config/config.js'

const KEY = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * Keeps files under keys that we make: a local folder by default, any
 * S3-compatible store when S3_BUCKET is set. A key never holds a name or a
 * path that came from outside.
 */
@Injectable()
export class FileStorage {
  private readonly disk: Disk

  constructor(@Inject(CONFIG) config: Config) {
    this.disk = new Disk(config.S3_BUCKET ? s3Driver(config, config.S3_BUCKET) : localDriver(config))
  }

  /** Stores the bytes and returns the key under which they lie. */
  async put(bytes: Uint8Array, contentType: string): Promise<string> {
    const key = newId()
    await this.disk.put(key, bytes, { contentType })
    return key
  }

  /** @throws DomainError NOT_FOUND when nothing lies under the key */
  async get(key: string): Promise<Uint8Array> {
    if (!(await this.has(key))) throw new DomainError('NOT_FOUND')
    return this.disk.getBytes(key)
  }

  /** True when something lies under the key; a text that is no key of ours never does. */
  async has(key: string): Promise<boolean> {
    return KEY.test(key) && this.disk.exists(key)
  }

  /** Removes the file; removing what is not there is no error. */
  async remove(key: string): Promise<void> {
    if (KEY.test(key)) await this.disk.delete(key)
  }
}

function localDriver(config: Config): FSDriver {
  return new FSDriver({ location: pathToFileURL(`${config.STORAGE_DIR}/`), visibility: 'private' })
}

function s3Driver(config: Config, bucket: string): S3Driver {
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
