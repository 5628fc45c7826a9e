import { Injectable } from '@nestjs/common'
import { ModuleRef } from '@nestjs/core'
import { GraphQLSchemaHost } from '@nestjs/graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { plainToInstance } from 'class-transformer'
import { validateSync } from 'class-validator'
import { coerceInputValue, isInputType } from 'graphql'
import { ConsolidationInput } from '../consolidation/consolidation.graphql.js'

/** Reads a choice of the consolidation that stands in an address, by the rules of the operation of GraphQL. */
@Injectable()
export class ConsolidationChoice {
  constructor(private readonly modules: ModuleRef) {}

  /**
   * @throws DomainError INVALID_INPUT for what the operation would not take
   * @example choices.read('{"indicatorIds":["0199…"],"lens":"centre","from":"2026-Q1","to":"2026-Q2"}')
   */
  read(text: unknown): ConsolidationInput {
    const refused = new DomainError('INVALID_INPUT', { path: ['choice'] })
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false })
    const type = schema.getType('ConsolidationInput')
    if (typeof text !== 'string' || !isInputType(type)) throw refused
    const coerced = coerceInputValue(parsed(text), type, () => {
      throw refused
    })
    const choice = plainToInstance(ConsolidationInput, coerced as object)
    if (validateSync(choice).length > 0) throw refused
    return choice
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
