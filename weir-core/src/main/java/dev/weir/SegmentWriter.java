package dev.weir;

import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_Throwable;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.util.List;

/// Writes the class of a [Segment]: one method with all its stages in a row, so that its call sites
/// meet the classes of one shape only and nothing has to be inlined but what users wrote.
///
/// A stage is what [Link] does, in the same order: is the gate open, is it an element, count it,
/// say who has the thread, call. `at` is the stage whose code runs; one handler for all of them
/// lets the gate of that stage decide what a failure means.
///
/// At the head the loop keeps a fold's value in a local variable, and looks at one flag of the
/// chain for all that may be the matter ([Gauges.Active#calm()]). Behind a step that takes an
/// emitter neither holds: such a step may keep the emitter for as long as it lives.
final class SegmentWriter {
  private static final ClassDesc SEGMENT = of(Segment.class);
  private static final ClassDesc RUN = of(SegmentRun.class);
  private static final ClassDesc GATE = of(Gate.class);
  private static final ClassDesc LINK = of(Link.class);
  private static final ClassDesc TAIL = of(Tail.class);
  private static final ClassDesc CHAIN = of(Chain.class);
  private static final ClassDesc CURSOR = of(Cursor.class);
  private static final ClassDesc ABSTRACT_CURSOR = of(AbstractCursor.class);
  private static final ClassDesc WRITABLE = of(AbstractWritable.class);
  private static final ClassDesc FOLDING = of(FoldingWritable.class);
  private static final ClassDesc BI_FUNCTION = of(CheckedBiFunction.class);
  private static final ClassDesc EMITTER = of(Emitter.class);
  private static final ClassDesc THIS = ClassDesc.of("dev.weir.Written");

  private static final MethodTypeDesc GIVES_BOOLEAN = MethodTypeDesc.of(CD_boolean);
  private static final MethodTypeDesc GIVES_OBJECT = MethodTypeDesc.of(CD_Object);
  private static final MethodTypeDesc TAKES_OBJECT = MethodTypeDesc.of(CD_void, CD_Object);
  private static final MethodTypeDesc TAKES_INT = MethodTypeDesc.of(CD_void, CD_int);
  private static final MethodTypeDesc TESTS = MethodTypeDesc.of(CD_boolean, CD_Object);
  private static final MethodTypeDesc THROWN = MethodTypeDesc.of(CD_void, CD_int, CD_Throwable);
  private static final MethodTypeDesc TAKES_RUN = MethodTypeDesc.of(CD_void, RUN);

  /// Stages in one method: a longer one is compiled worse. What is left is a row of its own.
  private static final int MOST = 8;

  private final boolean direct; // the cursor's `next` may be called
  private final List<Kind> kinds; // of all parts of the section
  private final int first;
  private final int
      last; // what this segment ends with: the end of the section, a step, or the most

  /// Of a segment.
  ///
  /// @param direct at the head: whether the cursor is an [AbstractCursor]
  /// @param kinds of all parts of the section
  /// @param first where it begins
  SegmentWriter(boolean direct, List<Kind> kinds, int first) {
    this.direct = direct;
    this.kinds = kinds;
    this.first = first;
    int end = first;
    while (kinds.get(end).isStraight() && end - first < MOST - 1) {
      end++;
    }
    this.last = end;
  }

  /// What a part is, and how it is called.
  enum Kind {
    MAP(CheckedFunction.class),
    FILTER(CheckedPredicate.class),
    PEEK(CheckedConsumer.class),
    STEP(Step.class),
    FOLD(FoldingWritable.class),
    PUT(AbstractWritable.class),
    WRITE(Writable.class);

    private final Class<?> type;

    Kind(Class<?> type) {
      this.type = type;
    }

    Class<?> type() {
      return type;
    }

    boolean isStraight() {
      return this == MAP || this == FILTER || this == PEEK;
    }

    boolean isEnd() {
      return this == FOLD || this == PUT || this == WRITE;
    }
  }

  private static ClassDesc of(Class<?> type) {
    return type.describeConstable().orElseThrow();
  }

  int last() {
    return last;
  }

  /// Whether a gate at the head of a section takes as many elements as the one before it, so that
  /// they need not be counted again.
  static boolean follows(List<Kind> kinds, int gate) {
    return gate > 0 && (kinds.get(gate - 1) == Kind.MAP || kinds.get(gate - 1) == Kind.PEEK);
  }

  /// Writes it, and makes the one of its class that others are made from.
  Segment prototype() throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.lookup();
    byte[] bytes =
        ClassFile.of(
                ClassFile.ClassHierarchyResolverOption.of(
                    ClassHierarchyResolver.ofClassLoading(lookup)))
            .build(THIS, this::write);
    return (Segment)
        lookup.defineHiddenClass(bytes, true).lookupClass().getDeclaredConstructor().newInstance();
  }

  private void write(ClassBuilder writing) {
    writing.withSuperclass(SEGMENT).withFlags(ClassFile.ACC_FINAL);
    for (int i = first; i <= last; i++) {
      writing.withField("gate" + i, gateType(i), ClassFile.ACC_PRIVATE);
      writing.withField("part" + i, type(i), ClassFile.ACC_PRIVATE);
    }
    writing.withField("chain", CHAIN, ClassFile.ACC_PRIVATE);
    writing.withField("run", RUN, ClassFile.ACC_PRIVATE);
    writing.withField("rest", EMITTER, ClassFile.ACC_PRIVATE);
    writing.withMethodBody(
        INIT_NAME,
        MTD_void,
        0,
        code -> code.aload(0).invokespecial(SEGMENT, INIT_NAME, MTD_void).return_());
    writing.withMethodBody(INIT_NAME, TAKES_RUN, 0, this::writeInit);
    writing.withMethodBody(
        "fresh",
        MethodTypeDesc.of(SEGMENT, RUN),
        0,
        code -> code.new_(THIS).dup().aload(1).invokespecial(THIS, INIT_NAME, TAKES_RUN).areturn());
    writing.withMethodBody(
        "gate",
        MethodTypeDesc.of(GATE),
        0,
        code -> code.aload(0).getfield(THIS, "gate" + first, gateType(first)).areturn());
    if (first == 0) {
      writing.withMethodBody(
          "stretch",
          MethodTypeDesc.of(CD_boolean, RUN, CD_int),
          0,
          code -> new Body(code, true).stretch());
    }
    writing.withMethodBody(
        "emit", TESTS, ClassFile.ACC_PUBLIC, code -> new Body(code, false).emit());
  }

  private ClassDesc type(int i) {
    return of(kinds.get(i).type());
  }

  private ClassDesc gateType(int i) {
    return kinds.get(i).isEnd() ? TAIL : LINK;
  }

  private void writeInit(CodeBuilder code) {
    code.aload(0).invokespecial(SEGMENT, INIT_NAME, MTD_void);
    for (int i = first; i <= last; i++) {
      code.aload(0)
          .aload(1)
          .loadConstant(i)
          .invokevirtual(RUN, "gate", MethodTypeDesc.of(GATE, CD_int))
          .checkcast(gateType(i))
          .putfield(THIS, "gate" + i, gateType(i));
      code.aload(0)
          .aload(1)
          .loadConstant(i)
          .invokevirtual(RUN, "part", MethodTypeDesc.of(CD_Object, CD_int))
          .checkcast(type(i))
          .putfield(THIS, "part" + i, type(i));
    }
    code.aload(0).aload(1).getfield(RUN, "chain", CHAIN).putfield(THIS, "chain", CHAIN);
    code.aload(0).aload(1).putfield(THIS, "run", RUN);
    if (!kinds.get(last).isEnd()) {
      code.aload(0)
          .aload(1)
          .loadConstant(last + 1)
          .invokevirtual(RUN, "rest", MethodTypeDesc.of(EMITTER, CD_int))
          .putfield(THIS, "rest", EMITTER);
    }
    code.return_();
  }

  /// The body of a method that takes an element through.
  private final class Body {
    private final CodeBuilder code;
    private final boolean looping;
    private final int chain;
    private final int at;
    private final int in;
    private final int thrown;
    private final int[] gates = new int[last + 1];
    private final int[] parts = new int[last + 1];
    private int value;
    private int function;
    private final Label next; // the element is done with, and more are wanted
    private final Label stop; // it is done with, and perhaps none are wanted

    Body(CodeBuilder code, boolean looping) {
      this.code = code;
      this.looping = looping;
      next = code.newLabel();
      stop = code.newLabel();
      chain = code.allocateLocal(TypeKind.REFERENCE);
      at = code.allocateLocal(TypeKind.INT);
      thrown = code.allocateLocal(TypeKind.REFERENCE);
      in = looping ? code.allocateLocal(TypeKind.REFERENCE) : 1;
    }

    void stretch() {
      int left = 2;
      int cursor = code.allocateLocal(TypeKind.REFERENCE);
      code.aload(1).getfield(RUN, "cursor", CURSOR);
      if (direct) {
        code.checkcast(ABSTRACT_CURSOR);
      }
      code.astore(cursor);
      load();
      Label loop = code.newLabel();
      Label on = code.newLabel();
      Label ended = code.newLabel();
      Label start = code.newBoundLabel();
      code.labelBinding(loop);
      code.iload(left).ifeq(stop).iinc(left, -1);
      at(-2);
      code.aload(cursor);
      if (direct) {
        code.invokevirtual(ABSTRACT_CURSOR, "next", GIVES_OBJECT);
      } else {
        code.invokeinterface(CURSOR, "read", GIVES_OBJECT);
      }
      code.astore(in);
      at(-1);
      code.aload(in).ifnull(ended);
      code.aload(chain).invokevirtual(CHAIN, "calm", GIVES_BOOLEAN).ifne(on);
      code.aload(1).invokevirtual(RUN, "attend", MTD_void);
      code.aload(gates[0]).invokevirtual(GATE, "open", GIVES_BOOLEAN).ifne(on);
      code.aload(gates[0]).aload(in).invokevirtual(GATE, "emit", TESTS).ifne(next).goto_(stop);
      code.labelBinding(on);
      stages();
      code.labelBinding(next);
      active(-1);
      if (!direct) {
        code.aload(1).invokevirtual(RUN, "recycle", MTD_void);
      }
      code.goto_(loop);
      code.labelBinding(stop);
      settle();
      active(-1);
      code.iconst_0().ireturn();
      code.labelBinding(ended);
      settle();
      if (direct) {
        code.aload(cursor).invokevirtual(ABSTRACT_CURSOR, "end", MTD_void);
      }
      code.iconst_1().ireturn();
      Label end = code.newBoundLabel();
      handler(start, end);
      settle();
      code.aload(1).iload(at).aload(thrown);
      code.invokevirtual(RUN, "thrown", THROWN);
      active(-1);
      code.iconst_0().ireturn();
    }

    void emit() {
      load();
      at(first - 1);
      Label start = code.newBoundLabel();
      stages();
      code.labelBinding(next);
      active(first - 1);
      code.iconst_1().ireturn();
      code.labelBinding(stop);
      active(first - 1);
      code.aload(gates[first]).invokevirtual(GATE, "wanted", GIVES_BOOLEAN).ireturn();
      Label end = code.newBoundLabel();
      handler(start, end);
      Label ours = code.newLabel();
      code.iload(at).loadConstant(first).if_icmpge(ours);
      code.aload(thrown).athrow();
      code.labelBinding(ours);
      code.aload(0).getfield(THIS, "run", RUN).iload(at).aload(thrown);
      code.invokevirtual(RUN, "thrown", THROWN);
      if (kinds.get(first).isEnd()) {
        code.iconst_0().ireturn(); // its gate has said so
      } else {
        code.aload(gates[first]).invokevirtual(GATE, "wanted", GIVES_BOOLEAN).ireturn();
      }
    }

    private void handler(Label start, Label end) {
      Label handler = code.newBoundLabel();
      code.exceptionCatchAll(start, end, handler);
      code.astore(thrown);
    }

    private void load() {
      code.aload(0).getfield(THIS, "chain", CHAIN).astore(chain);
      for (int i = first; i <= last; i++) {
        gates[i] = code.allocateLocal(TypeKind.REFERENCE);
        parts[i] = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(0).getfield(THIS, "gate" + i, gateType(i)).astore(gates[i]);
        code.aload(0).getfield(THIS, "part" + i, type(i)).astore(parts[i]);
      }
      if (kinds.get(last) == Kind.FOLD) {
        function = code.allocateLocal(TypeKind.REFERENCE);
        code.aload(parts[last])
            .invokeinterface(FOLDING, "function", MethodTypeDesc.of(BI_FUNCTION))
            .astore(function);
        if (looping) {
          value = code.allocateLocal(TypeKind.REFERENCE);
          code.aload(parts[last]).invokeinterface(FOLDING, "value", GIVES_OBJECT).astore(value);
        }
      }
      if (looping) {
        code.aconst_null().astore(in);
        at(-1);
      }
    }

    /// Puts what was kept aside where others look for it.
    private void settle() {
      if (looping && kinds.get(last) == Kind.FOLD) {
        code.aload(parts[last]).aload(value).invokeinterface(FOLDING, "value", TAKES_OBJECT);
      }
    }

    private void stages() {
      for (int i = first; i <= last; i++) {
        enter(i);
        switch (kinds.get(i)) {
          case MAP -> call(i, "apply", MethodTypeDesc.of(CD_Object, CD_Object)).astore(in);
          case FILTER -> call(i, "test", TESTS).ifeq(next);
          case PEEK -> call(i, "accept", TAKES_OBJECT);
          case STEP -> step(i);
          case FOLD, PUT, WRITE -> end(i);
        }
      }
      if (kinds.get(last).isStraight()) {
        code.aload(0).getfield(THIS, "rest", EMITTER).aload(in);
        code.invokeinterface(EMITTER, "emit", TESTS).pop();
        code.aload(gates[last]).invokevirtual(GATE, "open", GIVES_BOOLEAN).ifeq(stop);
      }
    }

    private void enter(int i) {
      if (!looping || i > first) {
        Label open = code.newLabel();
        if (looping) {
          code.aload(chain).invokevirtual(CHAIN, "calm", GIVES_BOOLEAN).ifne(open);
        }
        code.aload(gates[i]).invokevirtual(GATE, "open", GIVES_BOOLEAN).ifne(open);
        code.aload(gates[i]).aload(in).invokevirtual(GATE, "emit", TESTS);
        if (answers(i)) {
          code.ireturn();
        } else {
          code.ifne(next).goto_(stop);
        }
        code.labelBinding(open);
      }
      code.aload(gates[i]).aload(in).invokevirtual(GATE, "checkElement", TAKES_OBJECT);
      active(i); // before it is counted: see Gate
      if (!kinds.get(i).isEnd()) {
        count(i);
      }
      at(i);
    }

    /// Whether what this gate says is what the emitter is told: a gate says no once, and throws
    /// when it is asked again.
    private boolean answers(int i) {
      return !looping && i == first;
    }

    private void count(int i) {
      code.aload(gates[i]).aload(in);
      code.invokevirtual(GATE, looping && follows(kinds, i) ? "weigh" : "count", TAKES_OBJECT);
    }

    private CodeBuilder call(int i, String method, MethodTypeDesc type) {
      return code.aload(parts[i]).aload(in).invokeinterface(type(i), method, type);
    }

    private void step(int i) {
      code.aload(parts[i]).aload(in).aload(0).getfield(THIS, "rest", EMITTER);
      code.invokeinterface(type(i), "take", MethodTypeDesc.of(CD_void, CD_Object, EMITTER));
      code.aload(gates[i]).invokevirtual(GATE, "open", GIVES_BOOLEAN).ifeq(stop);
    }

    private void end(int i) {
      Label unwanted = code.newLabel();
      switch (kinds.get(i)) {
        case FOLD -> {
          fold(i);
          code.iconst_1();
        }
        case PUT -> {
          code.aload(parts[i]).invokevirtual(WRITABLE, "wanting", GIVES_BOOLEAN).ifeq(unwanted);
          code.aload(parts[i])
              .aload(parts[i])
              .aload(in)
              .invokevirtual(WRITABLE, "put", TESTS)
              .invokevirtual(WRITABLE, "wanted", MethodTypeDesc.of(CD_boolean, CD_boolean));
        }
        default -> call(i, "write", TESTS);
      }
      code.ifeq(unwanted);
      count(i);
      code.goto_(next);
      code.labelBinding(unwanted);
      count(i);
      code.aload(gates[i]).invokevirtual(TAIL, "end", GIVES_BOOLEAN);
      if (answers(i)) {
        active(i - 1);
        code.ireturn();
      } else {
        code.pop().goto_(stop);
      }
    }

    private void fold(int i) {
      MethodTypeDesc applies = MethodTypeDesc.of(CD_Object, CD_Object, CD_Object);
      if (looping) {
        code.aload(function).aload(value).aload(in);
        code.invokeinterface(BI_FUNCTION, "apply", applies).astore(value);
      } else {
        code.aload(parts[i]).aload(function);
        code.aload(parts[i]).invokeinterface(FOLDING, "value", GIVES_OBJECT).aload(in);
        code.invokeinterface(BI_FUNCTION, "apply", applies);
        code.invokeinterface(FOLDING, "value", TAKES_OBJECT);
      }
    }

    private void active(int i) {
      code.aload(chain).loadConstant(i).invokevirtual(CHAIN, "active", TAKES_INT);
    }

    private void at(int i) {
      code.loadConstant(i).istore(at);
    }
  }
}
