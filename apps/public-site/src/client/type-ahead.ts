/**
 * Type-ahead for a search form, after the ARIA combobox pattern with a list box: the focus stays in the field, the arrows
 * move the choice, Enter takes it, Escape closes. The form is whole without it; whatever goes wrong here leaves it so.
 */
interface Suggestion {
  readonly text: string;
  /** Where the document of this title is; null for words to search for. */
  readonly path: string | null;
}

interface Answer {
  readonly data?: { readonly searchSuggestions?: readonly Suggestion[] } | null;
}

/** Quiet time before asking, so that a word typed in one go costs one question. Milliseconds. */
const pause = 150;

async function ask(source: string, prefix: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const response = await fetch(source + encodeURIComponent(JSON.stringify({ prefix })), { signal });
  const { data } = (await response.json()) as Answer;
  return data?.searchSuggestions ?? [];
}

/** The list below the field and the words a screen reader hears of it. */
function listBox(form: HTMLElement, input: HTMLInputElement) {
  const { ohListLabel = '', ohSome = '', ohNone = '' } = form.dataset;
  const list = document.createElement('ul');
  const status = document.createElement('div');
  list.id = `${input.id}-suggestions`;
  list.className = 'oh-suggestions';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', ohListLabel);
  list.hidden = true;
  // A combobox is a text field by the book (ARIA in HTML); the keyboard of a phone follows enterkeyhint, not the type.
  input.type = 'text';
  status.className = 'oh-hidden';
  status.setAttribute('role', 'status');
  form.append(list, status);
  Object.entries({ role: 'combobox', 'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id }).forEach(([name, value]) => input.setAttribute(name, value));

  let shown: readonly Suggestion[] = [];
  let active = -1;

  function mark(index: number): void {
    active = index;
    for (const [place, option] of [...list.children].entries()) option.setAttribute('aria-selected', String(place === index));
    const option = list.children[index];
    if (option === undefined) input.removeAttribute('aria-activedescendant');
    else {
      input.setAttribute('aria-activedescendant', option.id);
      option.scrollIntoView({ block: 'nearest' });
    }
  }

  function show(suggestions: readonly Suggestion[]): void {
    shown = suggestions;
    list.replaceChildren(
      ...suggestions.map(({ text }, index) => {
        const option = document.createElement('li');
        option.id = `${list.id}-${index}`;
        option.className = 'oh-suggestions__item';
        option.setAttribute('role', 'option');
        option.textContent = text;
        return option;
      }),
    );
    list.hidden = suggestions.length === 0;
    input.setAttribute('aria-expanded', String(!list.hidden));
    mark(-1);
    if (input.value.trim() !== '') status.textContent = suggestions.length === 0 ? ohNone : ohSome.replace('{count}', String(suggestions.length));
  }

  return {
    list,
    show,
    close: (): void => {
      list.hidden = true;
      input.setAttribute('aria-expanded', 'false');
      mark(-1);
    },
    isOpen: (): boolean => !list.hidden,
    /** Moves the choice round: from the field to the first or last, and past the ends back to the field. */
    move: (step: 1 | -1): void => mark(((active + 1 + step + shown.length + 1) % (shown.length + 1)) - 1),
    chosen: (): Suggestion | undefined => shown[active],
    at: (option: Element | null): Suggestion | undefined => (option === null ? undefined : shown[[...list.children].indexOf(option)]),
  };
}

export function enhance(form: HTMLFormElement): void {
  const input = form.querySelector('input[type=search]');
  const { ohSource = '' } = form.dataset;
  if (!(input instanceof HTMLInputElement)) return;
  const box = listBox(form, input);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let asked = '';
  let question = new AbortController();

  const take = ({ text, path }: Suggestion): void => {
    box.close();
    if (path === null) {
      input.value = text;
      form.submit();
    } else location.assign(path);
  };

  const update = async (): Promise<void> => {
    const prefix = input.value.trim();
    if (prefix === asked) return;
    asked = prefix;
    question.abort();
    question = new AbortController();
    if (prefix === '') return box.show([]);
    try {
      box.show(await ask(ohSource, prefix, question.signal));
    } catch (error) {
      if (!(error instanceof DOMException)) box.close();
    }
  };

  // While an input method composes, the field holds half a word.
  const later = (event: Event): void => {
    if (event instanceof InputEvent && event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(() => void update(), pause);
  };

  input.addEventListener('input', later);
  input.addEventListener('compositionend', later);
  input.addEventListener('blur', () => box.close());
  input.addEventListener('keydown', (event) => {
    const chosen = box.chosen();
    if (event.isComposing || !box.isOpen()) return;
    if (event.key === 'ArrowDown') box.move(1);
    else if (event.key === 'ArrowUp') box.move(-1);
    else if (event.key === 'Escape') box.close();
    else if (event.key === 'Enter' && chosen !== undefined) take(chosen);
    else return;
    event.preventDefault();
  });
  // The field keeps the focus, or its blur would close the list before the click arrives.
  box.list.addEventListener('mousedown', (event) => event.preventDefault());
  box.list.addEventListener('click', ({ target }) => {
    const suggestion = box.at(target instanceof Element ? target.closest('li') : null);
    if (suggestion !== undefined) take(suggestion);
  });
}
