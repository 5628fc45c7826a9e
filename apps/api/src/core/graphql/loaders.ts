import { Injectable } from '@nestjs/common'
import DataLoader from 'dataloader'
import { currentContext } from '../context/context.js'
import { Db, hasTransaction } from '../db/db.js'

/**
 * One loader per request and name: fields of many rows that ask for the same
 * kind of thing are answered by one statement. A loader never outlives its
 * request, so it never shows one person what another may see.
 */
@Injectable()
export class Loaders {
  constructor(private readonly db: Db) {}

  /**
   * The loader of that name in this request.
   *
   * @param read returns the rows for all keys, in any order, with their key
   */
  of<Value>(name: string, read: (keys: readonly string[]) => Promise<{ key: string; value: Value }[]>) {
    const { loaders } = currentContext()
    const known = loaders.get(name) as DataLoader<string, Value[]> | undefined
    if (known) return known
    const loader = new DataLoader<string, Value[]>(async (keys) => {
      const rows = await (hasTransaction() ? read(keys) : this.db.read(() => read(keys)))
      const byKey = new Map<string, Value[]>(keys.map((key) => [key, []]))
      for (const row of rows) byKey.get(row.key)?.push(row.value)
      return keys.map((key) => byKey.get(key) ?? [])
    })
    loaders.set(name, loader)
    return loader
  }
}
