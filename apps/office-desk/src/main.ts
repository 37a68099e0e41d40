import { PiniaColada } from '@pinia/colada';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import DeskRoot from './shell/DeskRoot.vue';
import { createDeskRouter } from './router.ts';
import { useDisplay } from './shell/display.ts';
import './styles/desk.css';

const app = createApp(DeskRoot);
const pinia = createPinia();
app.use(pinia);
app.use(PiniaColada, { queryOptions: { staleTime: 5_000, gcTime: 300_000 } });
useDisplay(pinia).apply();
app.use(createDeskRouter(pinia));
app.mount('#desk');
