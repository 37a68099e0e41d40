import { h, type Component, type VNodeChild } from 'vue';

/** One state of a component worth looking at and testing. */
export interface Example<Props> {
  /** What is shown, in words: heading on the component page, name of the test. */
  readonly name: string;
  readonly props: Props;
  /** Content of slots. A string stands for text. */
  readonly slots?: Readonly<Record<string, string | (() => VNodeChild)>>;
  /** The component is meant for a dark band: the component page gives it one. */
  readonly onBand?: boolean;
}

/** What a component promises: source of the component page and of its tests. */
export interface ComponentContract<Props = Record<string, unknown>> {
  readonly name: string;
  /** What it is for and, where it matters, when not to use it. */
  readonly summary: string;
  readonly component: Component;
  readonly props: Readonly<Record<string, string>>;
  readonly slots?: Readonly<Record<string, string>>;
  readonly examples: readonly Example<Props>[];
}

type PropsOf<C> = C extends abstract new (...arguments_: never) => { $props: infer Props } ? OwnProps<Props> : never;
// What Vue itself adds to every component: key, ref, class, lifecycle events.
type OwnProps<Props> = Omit<Props, 'key' | 'ref' | 'ref_for' | 'ref_key' | 'class' | 'style' | `onVnode${string}` | `onVue:${string}`>;

/** Checks examples and documentation against the props the component declares. */
export function defineContract<C extends Component>(
  component: C,
  contract: Omit<ComponentContract<PropsOf<C>>, 'component' | 'props'> & { readonly props: Readonly<Record<keyof PropsOf<C> & string, string>> },
): ComponentContract {
  return { ...contract, component } as unknown as ComponentContract;
}

/** The element an example shows. */
export function exampleNode(contract: ComponentContract, example: ComponentContract['examples'][number]): VNodeChild {
  const slots = Object.entries(example.slots ?? {}).map(([name, content]) => [name, typeof content === 'string' ? (): VNodeChild => content : content]);
  return h(contract.component, example.props, Object.fromEntries(slots));
}
