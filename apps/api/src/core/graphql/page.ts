import { Type } from '@nestjs/common'
import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql'
import type { GraphQLResolveInfo, SelectionNode } from 'graphql'
import { DomainError } from '@solmu/domain/errors.js'
import { type CursorKind, type CursorValue, decodeCursor, encodeCursor } from '@solmu/shared/cursor.js'
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator'

export const MAX_PAGE = 100
export const DEFAULT_PAGE = 50

@ArgsType()
export class PageArgs {
  @Field(() => Int, { nullable: true, description: 'How many at the most, from 1 to 100; 50 when not given.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(MAX_PAGE)
  first?: number | null

  @Field(() => String, { nullable: true, description: 'Where the page begins: the endCursor of the one before.' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  after?: string | null
}

@ObjectType({ description: 'Where a page of a list ends and whether another follows.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'True when another page follows.' })
  hasNextPage!: boolean

  @Field(() => String, { nullable: true, description: 'The cursor of the last row; null on an empty page.' })
  endCursor!: string | null
}

/** A page of a list, with the count of all only when it is asked for. */
export type Page<Row> = { nodes: Row[]; pageInfo: PageInfo; totalCount: number }

/** Makes the connection type of a node type. */
export function ConnectionOf<Node>(node: Type<Node>, what: string) {
  @ObjectType({ isAbstract: true })
  abstract class Connection {
    @Field(() => [node], { description: `The ${what} of this page.` })
    nodes!: Node[]

    @Field(() => Int, { description: 'How many there are in all; counted only when asked for.' })
    totalCount!: number

    @Field(() => PageInfo, { description: 'Where the page ends.' })
    pageInfo!: PageInfo
  }
  return Connection
}

/**
 * Reads the cursor of a page.
 *
 * @returns the values after which the page begins, or null for the first page
 * @throws DomainError INVALID_CURSOR when the text is no cursor of this list
 */
export function pageStart(after: string | null | undefined, shape: readonly CursorKind[]): CursorValue[] | null {
  if (after == null) return null
  const values = decodeCursor(after, shape)
  if (!values) throw new DomainError('INVALID_CURSOR', { path: ['after'] })
  return values
}

/** Cuts the one row too many that was read to see whether another page follows. */
export function toPage<Row>(
  rows: readonly Row[],
  of: { first: number; cursor: (row: Row) => CursorValue[]; totalCount: number }
): Page<Row> {
  const nodes = rows.slice(0, of.first)
  const last = nodes.at(-1)
  return {
    nodes,
    pageInfo: { hasNextPage: rows.length > of.first, endCursor: last ? encodeCursor(of.cursor(last)) : null },
    totalCount: of.totalCount
  }
}

/** True when the query asks for this field of the result, so that what nobody asks for is not computed. */
export function asksFor(info: GraphQLResolveInfo, field: string): boolean {
  const isIn = (selections: readonly SelectionNode[]): boolean =>
    selections.some((selection) => {
      if (selection.kind === 'Field') return selection.name.value === field
      const inner = selection.kind === 'InlineFragment' ? selection : info.fragments[selection.name.value]
      return inner ? isIn(inner.selectionSet.selections) : false
    })
  return info.fieldNodes.some((node) => isIn(node.selectionSet?.selections ?? []))
}
