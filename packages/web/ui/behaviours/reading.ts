/**
 * What a script adds to reading, on a page that works without it: copying citations and addresses, printing, a text size
 * that lasts, and staying at an article when the display mode changes. Shows the controls the server sent hidden, so that nobody meets a button that does nothing.
 */
function say(button: HTMLElement, words: string | undefined): void {
  let status = button.nextElementSibling;
  if (status?.getAttribute('role') !== 'status') {
    status = document.createElement('span');
    status.className = 'oh-copied';
    status.setAttribute('role', 'status');
    button.after(status);
  }
  status.textContent = words ?? '';
}

async function copy(button: HTMLElement): Promise<void> {
  const { ohCopy = '', ohCopied, ohCopyFailed } = button.dataset;
  try {
    await navigator.clipboard.writeText(ohCopy);
    say(button, ohCopied);
  } catch {
    say(button, ohCopyFailed);
  }
}

/** One button for all articles: it follows the number that was pressed or arrived at. */
function offerCitation(text: HTMLElement, number: Element): void {
  const { ohCite = '', ohCiteLabel = '', ohCopied = '', ohCopyFailed = '' } = text.dataset;
  const holder = text.querySelector('.oh-cite') ?? document.createElement('span');
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'oh-cite-button';
  button.textContent = ohCiteLabel;
  Object.assign(button.dataset, { ohCopy: ohCite + (number.textContent ?? ''), ohCopied, ohCopyFailed });
  holder.className = 'oh-cite';
  holder.replaceChildren(button);
  number.after(holder);
}

/** Offers the citation of the article an element stands in, unless it is offered already. */
function offerAt(element: Element | null): void {
  const text = element?.closest<HTMLElement>('[data-oh-cite]');
  const number = element?.closest('.article')?.querySelector('.article-number');
  if (text && number && !number.nextElementSibling?.matches('.oh-cite')) offerCitation(text, number);
}

const offerForAddress = (): void => offerAt(document.getElementById(decodeURIComponent(location.hash.slice(1))));

/** Where numbers stand beside the text, the button below them moves nothing: it may follow the pointer. */
function offerAtPointer({ target }: Event): void {
  if (target instanceof Element && target.closest('.oh-prose--law') && matchMedia('(min-width: 60em)').matches) offerAt(target);
}

/** The server knows the day at best. */
function stampPrintTime(): void {
  const time = new Date().toLocaleString('zh-CN', { dateStyle: 'long', timeStyle: 'short' });
  document.querySelectorAll('[data-oh-print-time]').forEach((line) => (line.textContent = time));
}

function remember(input: HTMLInputElement): void {
  try {
    if (localStorage.getItem(input.name) === input.value) input.checked = true;
  } catch {
    // Storage is refused in some private windows: the choice then lasts for the page.
  }
  input.addEventListener('change', () => {
    try {
      localStorage.setItem(input.name, input.value);
    } catch {
      // As above.
    }
  });
}

/** No server learns which article an address points at: who changes the display mode is led back to it all the same. */
function leadBackToArticle({ target }: Event): void {
  const back = (target as HTMLFormElement).querySelector<HTMLInputElement>('[data-oh-back]');
  if (back) back.value = location.pathname + location.search + location.hash;
}

/** Starts everything of this file. Call once, when the document has been parsed. */
export function startReading(): void {
  document.querySelectorAll<HTMLInputElement>('[data-oh-remember]').forEach(remember);
  document.querySelectorAll<HTMLElement>('[data-oh-print]').forEach((button) => (button.hidden = false));
  const mayCopy = 'clipboard' in navigator;
  if (mayCopy) {
    document.querySelectorAll<HTMLElement>('[data-oh-copy]').forEach((button) => (button.hidden = false));
    addEventListener('hashchange', offerForAddress);
    addEventListener('mouseover', offerAtPointer);
    offerForAddress();
  }
  addEventListener('beforeprint', stampPrintTime);
  addEventListener('submit', leadBackToArticle);
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element)) return;
    const button = target.closest<HTMLElement>('[data-oh-copy]');
    if (button) void copy(button);
    else if (target.closest('[data-oh-print]')) print();
  });
}
