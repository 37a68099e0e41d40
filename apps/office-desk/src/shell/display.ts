import { defineStore } from 'pinia';
import { ref, watch } from 'vue';
import { showTheme, type Theme } from './theme.ts';

const themes: readonly Theme[] = ['auto', 'light', 'dark'];
const themeKey = 'openhall-desk-theme';
const keysKey = 'openhall-desk-single-keys';

/** A browser that keeps nothing (private windows, policies) has the defaults. */
function kept(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    // It holds until the page is left.
  }
}

/** How this browser shows the desk. Of the device, not of the account: nothing of it is sent anywhere. */
export const useDisplay = defineStore('display', () => {
  const theme = ref<Theme>(themes.find((known) => known === kept(themeKey)) ?? 'auto');
  /** WCAG 2.1.4: shortcuts of a single key can be switched off. */
  const singleKeys = ref(kept(keysKey) !== 'off');

  const apply = (): void => showTheme(theme.value, document);
  watch(theme, (chosen) => {
    keep(themeKey, chosen);
    apply();
  });
  watch(singleKeys, (on) => keep(keysKey, on ? 'on' : 'off'));

  return { theme, singleKeys, apply };
});
