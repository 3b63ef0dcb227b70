// The page: signs in, shows the filters, and lets each section ask for its figure whenever the address says another.
import './styles/page.css';
import { start } from './start.js';

start(document.body);
