import { listComplexity } from '@openhall/graphql-kit';
import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { PostRecord, UnitRecord } from '../data/records.ts';
import type { IdentityContext } from './context.ts';
import { PostInput, UnitInput } from './inputs.ts';
import { Person, Post, Unit } from './organisation-types.ts';
import { PostRemovedResult, PostResult, UnitResult } from './results.ts';

@Resolver(() => Unit)
export class UnitResolver {
  @Query(() => [Unit], { complexity: listComplexity(40), description: 'Every unit, closed ones included: parents before children, siblings in their order.' })
  units(@Ctx() { services }: IdentityContext) {
    return services.identity.units();
  }

  @Query(() => Unit, { nullable: true, description: 'One unit. Null where there is none with this identifier.' })
  unit(@Arg('id', () => ID, { description: 'Identifier of the unit.' }) id: string, @Ctx() { loaders }: IdentityContext) {
    return loaders.identity.unit(id);
  }

  @FieldResolver(() => Unit, { nullable: true, description: 'The unit above it; null at the top.' })
  parent(@Root() unit: UnitRecord, @Ctx() { loaders }: IdentityContext) {
    return unit.parentId === null ? null : loaders.identity.unit(unit.parentId);
  }

  @FieldResolver(() => [Post], { complexity: listComplexity(5), description: 'Its posts, by name.' })
  posts(@Root() unit: UnitRecord, @Ctx() { loaders }: IdentityContext) {
    return loaders.identity.posts(unit.postIds);
  }

  @FieldResolver(() => Person, { nullable: true, description: 'Who is in charge of it (分管厅领导); null where nobody is.' })
  inCharge(@Root() unit: UnitRecord, @Ctx() { loaders }: IdentityContext) {
    return unit.inChargeId === null ? null : loaders.identity.person(unit.inChargeId);
  }

  @Mutation(() => UnitResult, { description: 'Creates a unit. For administrators.' })
  createUnit(@Arg('input', () => UnitInput, { description: 'The unit.' }) input: UnitInput, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.createUnit(input, { now, viewer });
  }

  @Mutation(() => UnitResult, { description: 'Changes an open unit. For administrators.' })
  updateUnit(
    @Arg('id', () => ID, { description: 'Identifier of the unit.' }) id: string,
    @Arg('expectedVersion', () => Int, { description: 'The version the editor started from.' }) expectedVersion: number,
    @Arg('input', () => UnitInput, { description: 'The whole unit as it is to be.' }) input: UnitInput,
    @Ctx() { services, now, viewer }: IdentityContext,
  ) {
    return services.identity.updateUnit(id, expectedVersion, input, { now, viewer });
  }

  @Mutation(() => UnitResult, { description: 'Closes a unit. Refused while people work in it or open units stand below it. For administrators.' })
  closeUnit(@Arg('id', () => ID, { description: 'Identifier of the unit.' }) id: string, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.closeUnit(id, { now, viewer });
  }

  @Mutation(() => UnitResult, { description: 'Opens a closed unit again. Refused while the unit above it is closed. For administrators.' })
  reopenUnit(@Arg('id', () => ID, { description: 'Identifier of the unit.' }) id: string, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.reopenUnit(id, { now, viewer });
  }
}

@Resolver(() => Post)
export class PostResolver {
  @FieldResolver(() => Unit, { description: 'The unit it belongs to.' })
  unit(@Root() post: PostRecord, @Ctx() { loaders }: IdentityContext) {
    return loaders.identity.unit(post.unitId);
  }

  @Mutation(() => PostResult, { description: 'Creates a post in an open unit. For administrators.' })
  createPost(@Arg('input', () => PostInput, { description: 'The post.' }) input: PostInput, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.createPost(input, { now, viewer });
  }

  @Mutation(() => PostResult, { description: 'Renames a post. For administrators.' })
  updatePost(
    @Arg('id', () => ID, { description: 'Identifier of the post.' }) id: string,
    @Arg('expectedVersion', () => Int, { description: 'The version the editor started from.' }) expectedVersion: number,
    @Arg('name', () => String, { description: 'Name, 1–50 characters, unique within the unit.' }) name: string,
    @Ctx() { services, now, viewer }: IdentityContext,
  ) {
    return services.identity.updatePost(id, expectedVersion, name, { now, viewer });
  }

  @Mutation(() => PostRemovedResult, { description: 'Removes a post. Refused while somebody holds it. For administrators.' })
  removePost(@Arg('id', () => ID, { description: 'Identifier of the post.' }) id: string, @Ctx() { services, now, viewer }: IdentityContext) {
    return services.identity.removePost(id, { now, viewer });
  }
}
