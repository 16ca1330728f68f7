import type { GraphQLResolveInfo } from 'graphql'
import type { Action } from 'shared/policy/policy.ts'
import type { Subject } from 'shared/policy/scopes.ts'
import type { EvidenceFileState } from 'shared/words/lists.ts'
import { Arg, Ctx, FieldResolver, ID, Info, Int, Mutation, Query, Resolver, Root } from 'type-graphql'
import { allowed, authorizeReading } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { type Page, readCount, readList } from '../../core/listing.ts'
import { readBack, readOne } from '../../core/reading.ts'
import { Count, connection } from '../../core/types.ts'
import * as commands from './evidence.commands.ts'
import { DecideEvidenceInput, DescribeEvidenceInput, EvidenceFileFilter, EvidenceFileSort, EvidenceLink } from './evidence.inputs.ts'
import { evidenceFileList, evidenceFileShape } from './evidence.reading.ts'
import { EvidenceFile } from './evidence-file.entity.ts'
import { mayOpen, openEvidence } from './openings.ts'

const EvidenceFileConnection = connection('EvidenceFile', () => EvidenceFile)

@Resolver(() => EvidenceFile)
export class EvidenceResolver {
  @Query(() => EvidenceFileConnection)
  async evidenceFiles(
    @Arg('first', () => Int, { defaultValue: 50 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Arg('filter', () => EvidenceFileFilter, { nullable: true }) filter: EvidenceFileFilter | null,
    @Arg('sort', () => EvidenceFileSort, { nullable: true }) sort: string | null,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Page> {
    authorizeReading(ctx, 'evidence.read')
    return readList(ctx, evidenceFileList, { first, after, filter, sort: sort ?? 'UPLOADED' }, info)
  }

  @Query(() => Count)
  async evidenceFilesCount(
    @Arg('filter', () => EvidenceFileFilter, { nullable: true }) filter: EvidenceFileFilter | null,
    @Ctx() ctx: Context,
  ): Promise<Count> {
    authorizeReading(ctx, 'evidence.read')
    return readCount(ctx, evidenceFileList, { filter })
  }

  @Query(() => EvidenceFile, { nullable: true })
  evidenceFile(@Arg('id', () => ID) id: string, @Ctx() ctx: Context, @Info() info: GraphQLResolveInfo): Promise<Row | null> {
    authorizeReading(ctx, 'evidence.read')
    return readOne(ctx, evidenceFileShape, id, info)
  }

  @Mutation(() => EvidenceFile)
  async describeEvidence(
    @Arg('input', () => DescribeEvidenceInput) input: DescribeEvidenceInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, evidenceFileShape, await commands.describeEvidence(ctx, input), info)
  }

  @Mutation(() => EvidenceFile)
  async releaseEvidence(
    @Arg('input', () => DecideEvidenceInput) input: DecideEvidenceInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, evidenceFileShape, await commands.releaseEvidence(ctx, input), info)
  }

  @Mutation(() => EvidenceFile)
  async refuseEvidence(
    @Arg('input', () => DecideEvidenceInput) input: DecideEvidenceInput,
    @Ctx() ctx: Context,
    @Info() info: GraphQLResolveInfo,
  ): Promise<Row> {
    return readBack(ctx, evidenceFileShape, await commands.refuseEvidence(ctx, input), info)
  }

  @Mutation(() => EvidenceLink, { description: 'Notes that the person opens the file, and gives the addresses of its content' })
  openEvidence(@Arg('id', () => ID) id: string, @Ctx() ctx: Context): Promise<EvidenceLink> {
    return openEvidence(ctx, id)
  }

  @FieldResolver(() => [String])
  allowedActions(@Root() file: Subject & { state: EvidenceFileState; replacedById: string | null }, @Ctx() ctx: Context): Action[] {
    const opens: Action[] = mayOpen(ctx, file) ? ['evidence.open'] : []
    const decides: Action[] = file.state === 'HELD' ? ['evidence.release', 'evidence.refuse'] : []
    const replaces: Action[] = file.replacedById ? [] : ['evidence.replace']
    return allowed(ctx, [...opens, 'evidence.describe', ...replaces, ...decides], file)
  }
}
