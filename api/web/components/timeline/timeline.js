// Days side by side on one scale of time. What is moved is told to the page, which draws it anew.
const STEP = 5, BIG_STEP = 15, PIXELS = 1.15, IDLE = 450;
const clock = (m) => `${String(Math.floor(((m % 1440) + 1440) % 1440 / 60)).padStart(2, "0")}:${String(((m % 60) + 60) % 60).padStart(2, "0")}`;

export default {
  template: `
    <div class="tl" role="group" :aria-label="words.label">
      <div class="tl-hours" aria-hidden="true" :style="{ height: height + 'px' }">
        <span v-for="hour in hours" :key="hour" :style="{ top: y(hour * 60) + 'px' }">{{ hour }}</span>
      </div>
      <section v-for="(day, d) in days" :key="d" class="tl-day" :ref="'day' + d" :aria-label="day.title">
        <h3 class="tl-title">{{ day.title }}</h3>
        <div class="tl-column" :style="{ height: height + 'px', backgroundSize: '100% ' + 60 * px + 'px', backgroundPositionY: -(from % 60) * px + 'px' }">
          <component v-for="(item, i) in day.items" :key="i" :is="item.kind === 'leg' ? 'div' : 'button'"
            :type="item.kind === 'leg' ? null : 'button'"
            :class="['tl-item', 'tl-' + item.kind, item.tone ? 'tl-' + item.tone : '', item.movable && editable ? 'is-movable' : '',
              isChosen(d, i) ? 'is-chosen' : '', hold && hold.day === d && hold.item === i ? 'is-held' : '']"
            :style="place(item, d, i)" :aria-label="spoken(item)" :title="spoken(item)"
            :aria-pressed="item.kind === 'leg' ? null : String(isChosen(d, i))"
            @pointerdown="take($event, d, i)" @pointermove="drag" @pointerup="drop" @pointercancel="leave"
            @click="choose(d, i)" @keydown="key($event, d, i)">
            <span class="tl-time">{{ clock(start(item, d, i)) }}<template v-if="item.kind !== 'leg'">–{{ clock(start(item, d, i) + item.end - item.start) }}</template></span>
            <span class="tl-name"><span v-if="item.pinned" aria-hidden="true">◆ </span><span v-if="item.tone" aria-hidden="true">⚠ </span>{{ item.title }}</span>
            <span v-if="item.text && item.end - item.start >= 40" class="tl-text">{{ item.text }}</span>
          </component>
        </div>
        <p class="tl-night">{{ day.night }}</p>
      </section>
      <p class="tl-live" aria-live="polite">{{ live }}</p>
    </div>`,
  props: { days: Array, words: Object, editable: Boolean, chosen: Array },
  data() { return { refocus: false, moved: false, hold: null, shift: null, live: "", timer: null, px: PIXELS }; },
  computed: {
    from() { return Math.floor(Math.min(480, ...this.every.map((one) => Math.max(0, one.start))) / 60) * 60; },
    until() { return Math.ceil(Math.max(1080, ...this.every.map((one) => one.end)) / 60) * 60; },
    every() { return this.days.flatMap((day) => day.items); },
    height() { return (this.until - this.from) * PIXELS; },
    hours() {
      const first = this.from / 60, last = this.until / 60;
      return Array.from({ length: last - first + 1 }, (_, n) => first + n);
    },
  },
  watch: {
    days() {
      this.shift = null;
      if (!this.refocus) return;
      this.refocus = false;
      this.$nextTick(() => this.$el.querySelector(".is-chosen")?.focus());
    },
  },
  methods: {
    clock,
    y(minute) { return (minute - this.from) * PIXELS; },
    isChosen(d, i) { return !!this.chosen && this.chosen[0] === d && this.chosen[1] === i; },
    shifted(d, i) { return this.shift && this.shift.day === d && this.shift.item === i ? this.shift : null; },
    start(item, d, i) { const own = this.shifted(d, i); return item.start + (own ? own.minutes : 0); },
    place(item, d, i) {
      const own = this.shifted(d, i), top = this.y(Math.max(this.from, this.start(item, d, i)));
      const high = Math.max(item.kind === "leg" ? 12 : 24, (item.end - Math.max(item.start, this.from)) * PIXELS - 2);
      const left = this.isCovered(item, d, i) ? "42%" : null;
      return { left, top: `${top}px`, height: `${high}px`, transform: own && own.px ? `translateX(${own.px}px)` : null };
    },
    isCovered(item, d, i) {
      return item.kind !== "leg" && this.days[d].items.some((one, n) => n !== i && one.kind !== "leg"
        && one.start < item.end && item.start < one.end && (one.start < item.start || (one.start === item.start && n < i)));
    },
    spoken(item) {
      const parts = [`${clock(item.start)}–${clock(item.end)}`, item.title, item.text];
      if (item.pinned) parts.push(this.words.pinned);
      if (item.tone) parts.push(this.words[item.tone]);
      return parts.filter(Boolean).join(", ");
    },
    choose(d, i) { if (this.days[d].items[i].kind !== "leg" && !this.moved) this.$emit("chosen", { day: d, item: i }); this.moved = false; },
    may(d, i) { return this.editable && this.days[d].items[i].movable; },
    take(event, d, i) {
      if (!this.may(d, i) || event.button !== 0) return;
      if (event.pointerType === "touch" && !this.isChosen(d, i)) return; // a finger scrolls; it moves what was chosen
      this.hold = { day: d, item: i, x: event.clientX, y: event.clientY };
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    drag(event) {
      if (!this.hold) return;
      const dy = event.clientY - this.hold.y, dx = event.clientX - this.hold.x;
      if (Math.abs(dx) + Math.abs(dy) < 5 && !this.shift) return;
      const minutes = Math.round(dy / PIXELS / STEP) * STEP;
      this.shift = { day: this.hold.day, item: this.hold.item, minutes, px: dx, to: this.under(event.clientX) };
      this.say();
    },
    under(x) {
      for (let d = 0; d < this.days.length; d += 1) {
        const box = this.$refs["day" + d][0].getBoundingClientRect();
        if (x >= box.left && x < box.right) return d;
      }
      return this.hold.day;
    },
    drop() {
      const shift = this.shift, held = this.hold;
      this.hold = null;
      if (!shift || !held) return;
      this.moved = true;
      setTimeout(() => { this.moved = false; }, 60);
      this.tell(shift);
    },
    leave() { this.hold = null; this.shift = null; },
    key(event, d, i) {
      if (!this.may(d, i)) return;
      if (event.key === "Escape" && this.shift) { clearTimeout(this.timer); this.leave(); this.live = ""; return; }
      const step = event.shiftKey ? BIG_STEP : STEP;
      const turn = { ArrowUp: [-step, 0], ArrowDown: [step, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
      if (!turn) return;
      event.preventDefault();
      const before = this.shifted(d, i) || { day: d, item: i, minutes: 0, px: 0, to: d };
      const to = Math.min(this.days.length - 1, Math.max(0, before.to + turn[1]));
      this.shift = { ...before, minutes: before.minutes + turn[0], to };
      this.say();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.tell(this.shift), IDLE);
    },
    say() {
      const item = this.days[this.shift.day].items[this.shift.item];
      this.live = `${item.title}: ${this.days[this.shift.to].title} ${clock(item.start + this.shift.minutes)}`;
    },
    tell(shift) {
      if (!shift) return;
      const item = this.days[shift.day].items[shift.item];
      if (shift.minutes === 0 && shift.to === shift.day) { this.shift = null; return; }
      this.refocus = true;
      const start = Math.min(1435, Math.max(0, item.start + shift.minutes));
      this.$emit("moved", { day: shift.day, item: shift.item, to: shift.to, start });
    },
  },
};
