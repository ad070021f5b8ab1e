using System.Buffers;
using System.IO.MemoryMappedFiles;
using Microsoft.Win32.SafeHandles;

namespace BriefBot.Core.Indexing.Disk;

/// <summary>
/// A file's bytes as memory. It stays mapped, deleted or not, for as long as anybody holds this object: whoever reads a span
/// of it has to hold the object until it has been read.
/// </summary>
internal sealed unsafe class MappedFile
{
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    /// <param name="file">May be closed afterwards. Not empty.</param>
    public MappedFile(SafeFileHandle file)
    {
        Length = RandomAccess.GetLength(file);
        // The view stays without it, and without the file being held open.
        using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        _view = map.CreateViewAccessor(0, 0, MemoryMappedFileAccess.Read);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
    }

    ~MappedFile() => _view.SafeMemoryMappedViewHandle.ReleasePointer();

    public long Length { get; }

    /// <summary>Somebody found that it is not as it was written.</summary>
    public bool IsDamaged { get; private set; }

    public void NoteDamage() => IsDamaged = true;

    public ReadOnlySpan<byte> Span(long start, int length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start + length, Length);
        return new ReadOnlySpan<byte>(_start + start, length);
    }

    public ReadOnlyMemory<byte> Memory(long start, int length) => new Part(this, start, length).Memory;

    /// <summary>Holds the file; unmapped by nobody else.</summary>
    private sealed class Part(MappedFile file, long start, int length) : MemoryManager<byte>
    {
        private readonly byte* _first = length == 0 ? null : file.First(start, length);

        public override Span<byte> GetSpan() => new(_first, length);

        public override MemoryHandle Pin(int elementIndex = 0) => new(_first + elementIndex, pinnable: this);

        public override void Unpin() => GC.KeepAlive(file);

        protected override void Dispose(bool disposing) => GC.KeepAlive(file);
    }

    private byte* First(long start, int length)
    {
        Span(start, length);
        return _start + start;
    }
}
